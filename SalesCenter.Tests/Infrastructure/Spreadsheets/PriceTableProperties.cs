using System.Globalization;
using CsCheck;
using SalesCenter.Domain.Common;

namespace SalesCenter.Tests.Infrastructure.Spreadsheets;

public class PriceTableProperties
{
    private static readonly Gen<Money> Prices = Gen.Long[1, 1_000_000_000_000].Select(fen => new Money(fen));

    [Fact]
    public void Every_amount_is_read_to_the_fen_however_it_is_written() =>
        Gen.Select(Prices, Gen.Int[0, Writings.Length - 1]).Sample((price, way) =>
        {
            var table = Csv.Read($"1,,3,301,100,,,\"{Writings[way](price.Yuan)}\",,,");

            table.Rows.Should().ContainSingle().Which.ListPrice.Should().Be(price);
        }, iter: 500);

    [Fact]
    public void Every_area_keeps_its_four_decimals() =>
        Gen.Long[1, 1_000_000_000].Select(value => new Area(value)).Sample(area =>
            Csv.Read($"1,,3,301,{area.SquareMetres.ToString(CultureInfo.InvariantCulture)}㎡,,,,,,").Rows.Single().GrossArea.Should().Be(area), iter: 500);

    [Fact]
    public void Every_row_is_a_unit_or_has_an_error_whatever_stands_in_it() =>
        Gen.Select(Gen.String, Gen.String, Gen.String, Gen.String).Sample((building, floor, room, price) =>
        {
            var table = Csv.Read($"{Quoted("1" + building)},,{Quoted(floor)},{Quoted("1" + room)},100,,,{Quoted(price)},,,");

            (table.Rows.Count + table.WrongRows).Should().Be(1);
        }, iter: 1_000);

    private static readonly Func<decimal, string>[] Writings =
    [
        yuan => yuan.ToString("0.00", CultureInfo.InvariantCulture),
        yuan => yuan.ToString("#,0.00", CultureInfo.InvariantCulture),
        yuan => $"¥{yuan.ToString("#,0.00", CultureInfo.InvariantCulture)} 元",
        yuan => $"{(yuan / 10_000).ToString("0.000000", CultureInfo.InvariantCulture)}万元",
        yuan => string.Concat(yuan.ToString("0.00", CultureInfo.InvariantCulture).Select(c => (char)(c == '.' ? '．' : c - '0' + '０'))),
    ];

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
