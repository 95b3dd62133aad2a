using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Reception;

/// <summary>
/// The choices that the reception of a project offers in its forms. Each list is a text with one choice a line; a project that has set none has the defaults.
/// </summary>
public sealed class ReceptionLists : AggregateRoot
{
    private const int MostChoices = 40, ChoiceLength = 30;

    private ReceptionLists() { }

    public ReceptionLists(Guid projectId) => ProjectId = projectId;

    public Guid ProjectId { get; private set; }

    /// <summary>认知途径.</summary>
    public string AwarenessSources { get; private set; } = "路过\n户外广告\n微信\n抖音\n房产网站\n朋友介绍\n老带新\n中介渠道\n短信\n电台\n其他";

    public string AgeBands { get; private set; } = "25岁以下\n25-30岁\n31-35岁\n36-40岁\n41-50岁\n51-60岁\n60岁以上";

    /// <summary>家庭结构.</summary>
    public string Households { get; private set; } = "单身\n新婚\n两口之家\n三口之家\n四口之家\n三代同堂\n其他";

    public string Layouts { get; private set; } = "一房\n两房\n三房\n四房\n五房及以上\n复式\n商铺\n车位";

    /// <summary>置业目的.</summary>
    public string Purposes { get; private set; } = "首次置业\n改善居住\n投资\n子女教育\n养老\n婚房\n父母居住";

    /// <summary>关心重点.</summary>
    public string PointsOfInterest { get; private set; } = "地段\n价格\n户型\n配套\n学校\n交通\n景观\n品牌\n物业\n交房时间\n付款方式\n得房率";

    /// <summary>抗性.</summary>
    public string Objections { get; private set; } = "总价高\n单价高\n首付不足\n户型不合\n楼层朝向\n位置偏远\n配套不足\n学校不定\n交房太晚\n再比较\n家人意见";

    /// <summary>竞品.</summary>
    public string Competitors { get; private set; } = "";

    /// <summary>Why consultants step away, yield or are passed over.</summary>
    public string RotaReasons { get; private set; } = "用餐\n接听电话\n陪同签约\n外出办事\n不在前台\n公司安排";

    /// <summary>The choices of a list.</summary>
    public static IReadOnlyList<string> Choices(string list) => list.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Other choices. Refused when a list has too many of them, or one is too long.</summary>
    public void Set(ReceptionChoices choices)
    {
        AwarenessSources = Checked(choices.AwarenessSources);
        AgeBands = Checked(choices.AgeBands);
        Households = Checked(choices.Households);
        Layouts = Checked(choices.Layouts);
        Purposes = Checked(choices.Purposes);
        PointsOfInterest = Checked(choices.PointsOfInterest);
        Objections = Checked(choices.Objections);
        Competitors = Checked(choices.Competitors);
        RotaReasons = Checked(choices.RotaReasons);
    }

    private static string Checked(string list)
    {
        var choices = Choices(list).Distinct().ToList();
        return choices.Count <= MostChoices && choices.TrueForAll(choice => choice.Length <= ChoiceLength)
            ? string.Join('\n', choices)
            : throw new RefusedException(ReceptionRefusals.ListInvalid(MostChoices, ChoiceLength));
    }
}

/// <summary>The lists of a project's reception, each with one choice a line.</summary>
public sealed record ReceptionChoices(
    string AwarenessSources, string AgeBands, string Households, string Layouts, string Purposes, string PointsOfInterest, string Objections, string Competitors, string RotaReasons);
