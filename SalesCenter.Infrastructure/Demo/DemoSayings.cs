using SalesCenter.Domain.Customers;

namespace SalesCenter.Infrastructure.Demo;

/// <summary>What customers of the demonstration want, say and are.</summary>
internal static class DemoSayings
{
    public static readonly string[] Questions =
    [
        "问三房总价和首付", "问地铁站步行多久", "问公积金贷款额度", "问学校怎么划片", "问样板间开放时间", "问交房时间和工程进度", "问四房还有没有高楼层", "问车位怎么卖", "问得房率和公摊", "问一次性付款有没有优惠",
    ];

    public static readonly string[] CallNotes = ["", "", "周末方便看房", "需要和爱人商量", "在对比两个项目", "外地客户，月底来深", "希望加微信发户型图", "老人看病方便优先"];

    public static readonly string[] Reached =
    [
        "发了三房户型图，客户说南向的更喜欢，周末带家人再看", "介绍了首付两成方案，客户在算月供", "客户已看过样板间，担心楼层遮挡，约现场看视线", "回复了公积金额度问题，客户满意", "客户比较关心学校，讲了区位图",
        "通知新加推楼层，客户让留意 15 层以上", "客户刚看完竞品，觉得我们得房率更高", "核对了征信要求，客户准备流水",
    ];

    public static readonly string[] Thinking = ["还在和家人商量，下周给答复", "想等换房款到位再定", "觉得总价略高，想看小一点的户型", "在比较付款方式"];

    public static readonly string[] NotReached = ["电话无人接听，已发短信", "关机，改天再打", "客户在开会，晚点联系"];

    public static readonly string[] NextSteps = ["电话回访", "发送户型资料", "邀约复访", "确认付款方式", "约看样板间", "跟进家人意见"];

    public static readonly string[] Messages = ["客户问上次看的 12 层还在不在，请回电", "客户想改约周六下午，请确认", "客户要付款方式明细，方便时发微信", "客户说首付准备好了，想再谈一次价格"];

    public static readonly string[] InvitationNotes = ["看样板间", "带家人复看", "算价", "看现场楼层", ""];

    public static readonly string[] ReturnReasons = ["客户已在外区购房", "多次联系无意向", "号码长期无人接听"];

    private static readonly string[] Sources = ["户外广告", "微信", "抖音", "房产网站", "朋友介绍", "路过", "老带新"];
    private static readonly string[] Layouts = ["两房", "三房", "三房", "三房", "四房", "四房", "五房及以上"];
    private static readonly string[] Purposes = ["首次置业", "改善居住", "改善居住", "投资", "子女教育", "婚房", "养老"];
    private static readonly string[] Points = ["地段", "价格", "户型", "配套", "学校", "交通", "景观", "物业", "付款方式", "得房率"];
    private static readonly string[] Objections = ["总价高", "首付不足", "楼层朝向", "再比较", "家人意见", "交房太晚"];
    private static readonly string[] Homes = ["南山区", "福田区", "宝安区", "龙华区", "罗湖区", "前海"];
    private static readonly string[] Ages = ["25-30岁", "31-35岁", "31-35岁", "36-40岁", "41-50岁", "51-60岁"];
    private static readonly string[] Households = ["单身", "新婚", "两口之家", "三口之家", "三口之家", "四口之家", "三代同堂"];
    private static readonly string[] Competitors = ["", "", "观澜府", "海岸里", "望江一品"];

    /// <summary>What a customer wants, as told in a call.</summary>
    public static CustomerWishes Wishes(Random random)
    {
        var size = random.Next(Layouts.Length);
        var (area, budget) = (75 + size * 12, 480 + size * 110);
        return new CustomerWishes(Layouts[size], area, area + 25, budget, budget + 150, Purposes[random.Next(Purposes.Length)], $"{Points[random.Next(5)]}、{Points[5 + random.Next(5)]}");
    }

    /// <summary>The same, with what speaks against it, as told in the first-visit form.</summary>
    public static CustomerWishes WishesInForm(Random random) => Wishes(random) with { Objections = Objections[random.Next(Objections.Length)] };

    /// <summary>Who they are, as the first-visit form asks it.</summary>
    public static CustomerProfile Profile(Random random) => new(
        Any(Homes, random), Any(Homes, random), Any(Ages, random), Any(Households, random), Any(Sources, random), Any(Competitors, random));

    public static T Any<T>(IReadOnlyList<T> choices, Random random) => choices[random.Next(choices.Count)];
}
