using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;

namespace SalesCenter.Infrastructure.Demo;

/// <summary>What those who answer calls and receive visitors have at hand in the demonstration.</summary>
internal static class DemoHotline
{
    private static readonly (string Name, string Channel, int From, int Until, string Text)[] Adverts =
    [
        ("江岸首排·三房在售", "户外大牌", -20, 25, "江岸首排，建面 101–143 ㎡ 三至四房在售，首付两成起。样板间每日 9:00–20:00 开放。"),
        ("周末看房专线", "网站", -6, 8, "周六、周日 10:00 与 14:00 从地铁站口发车，需提前一天预约，凭短信上车。"),
        ("老带新礼遇", "朋友圈", -40, 50, "老业主推荐新客户成交，双方各得物业费一年；以认购时登记为准。"),
    ];

    private static readonly (string Question, string Answer)[] Answers =
    [
        ("项目在哪里，怎么过去？", "江岸路与望江街交会处，地铁 3 号线望江站 B 口步行约 6 分钟；导航搜索“云栖江岸花园营销中心”。"),
        ("现在还有哪些户型？", "以内部销控表为准：主力为 101–143 ㎡ 三房、四房。请先问客户家庭人数与预算，再推荐一到两个户型。"),
        ("什么价格？", "一房一价，以公示价格表为准。电话里只报区间，不承诺折扣；请邀约客户到访，由顾问按房源算价。"),
        ("什么时候交房？", "以合同约定为准。工程进度可到访时查看，每月更新。"),
        ("学校怎么安排？", "学区以教育部门当年公布为准，不作承诺。周边现有小学、初中的位置可在区位图上介绍。"),
        ("可以用公积金吗？", "可以，商业贷款、公积金与组合贷均可办理；额度以银行与公积金中心审批为准。"),
    ];

    /// <summary>What customers of the demonstration agree to.</summary>
    public static ConsentText Consent(Guid projectId, Guid byId, DateTime at) => new(
        projectId, 1, "我同意本销售中心为提供看房接待、房源推荐和后续联系之目的，收集和使用我填写的个人信息；未经我同意不向无关第三方提供。我可以随时要求查询、更正、删除这些信息或撤回同意。", byId, at);

    public static IEnumerable<AggregateRoot> At(Guid projectId, Guid byId, DateTime today)
    {
        var date = DateOnly.FromDateTime(today);
        foreach (var (name, channel, from, until, text) in Adverts)
        {
            var advert = new Advert(projectId);
            advert.Write(name, channel, date.AddDays(from), date.AddDays(until), text);
            yield return advert;
        }
        foreach (var (question, text) in Answers)
        {
            var answer = new StandardAnswer(projectId);
            answer.Write(question, text, byId, today);
            yield return answer;
        }
    }
}
