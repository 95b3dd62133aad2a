using SalesCenter.Web.Features.Health;

namespace SalesCenter.Tests.Features.Health;

public sealed class NamingBackups
{
    private static readonly DateTime TwoAtNight = new(2026, 11, 28, 2, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("/var/opt/backups/salescenter.bak", "/var/opt/backups/salescenter-20261128-020000.bak")]
    [InlineData("D:\\Backup 1.0\\centre", "D:\\Backup 1.0\\centre-20261128-020000")]
    [InlineData("salescenter.2.bak", "salescenter.2-20261128-020000.bak")]
    public void Gives_a_servers_backup_another_file_each_night(string asked, string file) => BackupName.OnServer(asked, TwoAtNight).Should().Be(file);

    [Fact]
    public void Tells_from_a_name_when_a_good_one_was_taken_and_nothing_from_any_other()
    {
        BackupName.TimeOf(BackupName.Of(TwoAtNight)).Should().Be(TwoAtNight);
        BackupName.TimeOf("salescenter-20261128-020000-unverified").Should().BeNull();
        BackupName.TimeOf("lost+found").Should().BeNull();
    }
}
