using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Features.Board;

public sealed class LayingOutABuilding
{
    private static BoardUnit Room(int floor, string number) => new(
        Guid.CreateVersion7(), "", floor, number, "", "", "", Area.FromSquareMetres(50), null, null, UnitStatus.Available, DateTime.UnixEpoch, null, null, null, SaleBlocks.None, null);

    [Theory]
    [InlineData("1", "11")]
    [InlineData("101", "01")]
    [InlineData("12", "2")]
    public void Shows_every_room_even_where_two_numbers_differ_by_the_floor_alone(string one, string other)
    {
        BoardUnit[] rooms = [Room(1, one), Room(1, other)];

        var building = BoardLayout.Arrange(Guid.CreateVersion7(), "1栋", rooms);

        building.Rows.Should().ContainSingle().Which.Cells.Should().BeEquivalentTo(rooms);
    }

    [Fact]
    public void Stands_the_same_rooms_of_all_floors_above_each_other()
    {
        var building = BoardLayout.Arrange(Guid.CreateVersion7(), "1栋", [Room(1, "101"), Room(12, "1201"), Room(12, "1202")]);

        building.Columns.Select(column => column.Label).Should().Equal("01", "02");
        building.Rows.Select(row => row.Floor).Should().Equal(12, 1);
    }
}
