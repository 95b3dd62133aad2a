using System.Text.RegularExpressions;
using F = SalesCenter.Infrastructure.Spreadsheets.PriceTableField;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>
/// What one heading says. <see cref="Rank"/> settles two columns for one field, the lower wins (measured before predicted);
/// <see cref="BasisOpen"/> is true where a price heading does not say whether it is per ㎡ or for the whole unit.
/// </summary>
internal readonly record struct HeadingMeaning(F Field, decimal Factor, int Rank, bool StatesUnit, bool BasisOpen = false);

/// <summary>
/// The usual Chinese headings. Names of things are compared as a whole (楼层 is a floor, 总楼层 is not); areas and prices
/// by the words in them, since they come in every combination (预测建筑面积(㎡), 备案单价（元/㎡，按套内）).
/// </summary>
internal static partial class Headings
{
    private static readonly (F Field, Regex Name)[] Names =
    [
        (F.Project, ProjectName()),
        (F.Estate, EstateName()),
        (F.Building, BuildingName()),
        (F.Entrance, EntranceName()),
        (F.Floor, FloorName()),
        (F.RoomNumber, RoomName()),
        (F.Layout, LayoutName()),
        (F.Orientation, OrientationName()),
        (F.Use, UseName()),
        (F.StatedStatus, StatusName()),
        (F.Remarks, RemarksName()),
    ];

    /// <summary>门牌号 is the number on the door of a stairwell: the entrance beside a column of buildings, else the building itself.</summary>
    public static bool IsDoorNumber(string heading) => DoorName().IsMatch(Bare(Wording.Compact(heading)));

    public static HeadingMeaning? Understand(string heading)
    {
        var text = Wording.Compact(heading);
        if (text.Length is 0 or > 40)
        {
            return null;
        }

        if (PriceWord().IsMatch(text))
        {
            return Price(text);
        }

        if (AreaWord().IsMatch(text))
        {
            return Area(text);
        }

        var bare = Bare(text);
        foreach (var (field, name) in Names)
        {
            if (name.IsMatch(bare))
            {
                return new HeadingMeaning(field, 1, bare.Contains("名义", StringComparison.Ordinal) ? 1 : 0, StatesUnit: false);
            }
        }

        return null;
    }

    /// <summary>10,000 for 万元, 1 for 元, nothing when no unit of money is named.</summary>
    public static decimal? FactorIn(string text) => text.Contains("万元", StringComparison.Ordinal) || text.Contains("(万)", StringComparison.Ordinal) ? 10_000
        : text.Contains('元') ? 1 : null;

    private static HeadingMeaning? Price(string text)
    {
        if (OtherPrice().IsMatch(text))
        {
            return null;
        }

        var whole = FloorPriceWord().IsMatch(text) ? F.FloorPrice : FiledPriceWord().IsMatch(text) ? F.FiledPrice : F.ListPrice;
        var factor = FactorIn(text);
        var perArea = UnitPriceWord().IsMatch(text);
        var field = !perArea ? whole : text.Contains("套内", StringComparison.Ordinal) ? whole + 2 : whole + 1;
        return new HeadingMeaning(field, factor ?? 1, 0, factor is not null, BasisOpen: !perArea && !WholePriceWord().IsMatch(text));
    }

    private static HeadingMeaning? Area(string text)
    {
        if (OtherArea().IsMatch(text))
        {
            return null;
        }

        var field = SharedWord().IsMatch(text) ? F.SharedArea : InnerWord().IsMatch(text) ? F.InnerArea : F.GrossArea;
        var rank = text.Contains("预测", StringComparison.Ordinal) ? 2 : text.Contains("实测", StringComparison.Ordinal) ? 0 : 1;
        return new HeadingMeaning(field, 1, rank, StatesUnit: false);
    }

    private static string Bare(string compact) => Brackets().Replace(compact, "").TrimEnd(':', '*');

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]|【[^】]*】")]
    private static partial Regex Brackets();

    [GeneratedRegex("价(?!格类|方式|单位|面积|类型)|房款|总款|金额|元/m2")]
    private static partial Regex PriceWord();

    [GeneratedRegex("成交|实收|优惠|折|评估|首付|定金|订金|贷款|装修|物业|车位价|税|契|涨|差价|价差|调价|付款")]
    private static partial Regex OtherPrice();

    [GeneratedRegex("底价|最低")]
    private static partial Regex FloorPriceWord();

    [GeneratedRegex("备案|申报|报备|物价")]
    private static partial Regex FiledPriceWord();

    [GeneratedRegex("单价|均价|/m2|每m2")]
    private static partial Regex UnitPriceWord();

    [GeneratedRegex("总|金额|房款")]
    private static partial Regex WholePriceWord();

    [GeneratedRegex("面积|建面|套面")]
    private static partial Regex AreaWord();

    [GeneratedRegex("系数|阳台|花园|露台|赠送|占地|绿化|面积差|误差|地下面积|单位|方式|段")]
    private static partial Regex OtherArea();

    [GeneratedRegex("公摊|分摊")]
    private static partial Regex SharedWord();

    [GeneratedRegex("套内|户内|套面|使用面积|专有")]
    private static partial Regex InnerWord();

    [GeneratedRegex("^(所属)?(项目|楼盘)(名称|名)?$")]
    private static partial Regex ProjectName();

    [GeneratedRegex("^(小区|组团|苑区)(名称|名)?$")]
    private static partial Regex EstateName();

    [GeneratedRegex("^(所在|自编|推售)?(楼栋|楼幢|楼座|楼宇|楼房|大楼|号楼|栋|幢|座|楼)(号|名称|名|编号|号名称)?$|^(栋|幢|座)/?(栋|幢|座)号?$")]
    private static partial Regex BuildingName();

    [GeneratedRegex("^(所在)?单元(号|名称|名|编号)?$|^梯号$|^门洞号?$")]
    private static partial Regex EntranceName();

    [GeneratedRegex("^(所在|实际|名义|物理|自然|标示)?(楼层|层)(号|次|数|名称|名)?$|^楼面$")]
    private static partial Regex FloorName();

    [GeneratedRegex("^(房|室|户|房间|房屋|户室|房室|单位房)(号|号码|编号)$|^(房间|室|户|房屋号码|室号部位|房号名称)$")]
    private static partial Regex RoomName();

    [GeneratedRegex("^(房屋)?(户型|房型|居室)(结构|名称|名|图|代码)?$")]
    private static partial Regex LayoutName();

    [GeneratedRegex("^(房屋|主)?(朝向|方位)$")]
    private static partial Regex OrientationName();

    [GeneratedRegex("^(房屋|规划|设计|使用|土地)?(用途|性质|业态|功能)$|^(物业|产品|房屋)类型$")]
    private static partial Regex UseName();

    [GeneratedRegex("^(销售|官方|房屋|房源|当前|可售)?状态$")]
    private static partial Regex StatusName();

    [GeneratedRegex("^(备注|附注|说明|备注说明)$")]
    private static partial Regex RemarksName();

    [GeneratedRegex("^门牌号?码?$")]
    private static partial Regex DoorName();
}
