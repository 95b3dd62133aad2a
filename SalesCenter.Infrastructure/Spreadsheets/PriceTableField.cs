namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>What a column of a price table can mean.</summary>
public enum PriceTableField
{
    /// <summary>项目: the project that the table says it is of.</summary>
    Project,

    /// <summary>小区: an estate inside the project; it goes before the building's name, because building numbers repeat from estate to estate.</summary>
    Estate,

    /// <summary>楼栋.</summary>
    Building,

    /// <summary>单元: the stairwell.</summary>
    Entrance,

    /// <summary>楼层.</summary>
    Floor,

    /// <summary>房号.</summary>
    RoomNumber,

    /// <summary>户型.</summary>
    Layout,

    /// <summary>朝向.</summary>
    Orientation,

    /// <summary>用途.</summary>
    Use,

    /// <summary>建筑面积.</summary>
    GrossArea,

    /// <summary>套内面积.</summary>
    InnerArea,

    /// <summary>公摊面积: gross less inner.</summary>
    SharedArea,

    /// <summary>表价 of the whole unit.</summary>
    ListPrice,

    /// <summary>表价 per gross ㎡.</summary>
    ListPricePerGross,

    /// <summary>表价 per inner ㎡.</summary>
    ListPricePerInner,

    /// <summary>备案价 of the whole unit.</summary>
    FiledPrice,

    /// <summary>备案价 per gross ㎡.</summary>
    FiledPricePerGross,

    /// <summary>备案价 per inner ㎡.</summary>
    FiledPricePerInner,

    /// <summary>底价 of the whole unit.</summary>
    FloorPrice,

    /// <summary>底价 per gross ㎡.</summary>
    FloorPricePerGross,

    /// <summary>底价 per inner ㎡.</summary>
    FloorPricePerInner,

    /// <summary>状态 as the table states it; kept as words, it decides nothing.</summary>
    StatedStatus,

    /// <summary>备注.</summary>
    Remarks,
}

internal static class PriceTableFields
{
    public static bool IsPrice(this PriceTableField field) => field is >= PriceTableField.ListPrice and <= PriceTableField.FloorPricePerInner;

    public static bool IsArea(this PriceTableField field) => field is PriceTableField.GrossArea or PriceTableField.InnerArea or PriceTableField.SharedArea;

    public static bool IsWholePrice(this PriceTableField field) =>
        field is PriceTableField.ListPrice or PriceTableField.FiledPrice or PriceTableField.FloorPrice;

    public static bool IsUnitPrice(this PriceTableField field) => field.IsPrice() && !field.IsWholePrice();

    public static bool IsKey(this PriceTableField field) =>
        field is PriceTableField.Building or PriceTableField.Entrance or PriceTableField.Floor or PriceTableField.RoomNumber;
}
