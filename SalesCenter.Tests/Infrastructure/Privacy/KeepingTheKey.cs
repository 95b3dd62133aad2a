using Microsoft.Extensions.Configuration;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Tests.Infrastructure.Privacy;

/// <summary>The key beside an embedded database: without it nobody reads the personal data again.</summary>
public sealed class KeepingTheKey : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("salescenter-key-");

    private string Database => Path.Combine(folder.FullName, "salescenter.db");

    private string KeyPath => Database + ".key";

    private IConfiguration Settings => new ConfigurationBuilder().AddInMemoryCollection([new("Database:Path", Database)]).Build();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Is_made_once_and_for_its_owner_alone()
    {
        var key = PrivacySetup.Key(Settings);

        PrivacySetup.Key(Settings).Should().Equal(key).And.HaveCount(32);
        folder.EnumerateFiles().Should().ContainSingle().Which.FullName.Should().Be(KeyPath);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(KeyPath).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(33)]
    public void Is_refused_by_name_and_left_alone_when_it_is_not_whole(int length)
    {
        File.WriteAllBytes(KeyPath, new byte[length]);

        FluentActions.Invoking(() => PrivacySetup.Key(Settings)).Should().Throw<InvalidOperationException>().WithMessage($"{KeyPath} is not a key*put the saved key in its place*");

        File.ReadAllBytes(KeyPath).Should().HaveCount(length);
    }

    [Fact]
    public void Stays_when_two_make_one_at_once()
    {
        byte[] faster = [.. Enumerable.Repeat((byte)1, 32)], slower = [.. Enumerable.Repeat((byte)2, 32)];
        KeyFile.Write(KeyPath, faster, replaces: false);

        KeyFile.Write(KeyPath, slower, replaces: false);

        KeyFile.Read(KeyPath).Should().Equal(faster);
        folder.EnumerateFiles().Should().ContainSingle();
    }
}
