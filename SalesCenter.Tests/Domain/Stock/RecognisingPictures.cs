using System.Text;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Domain.Stock;

public sealed class RecognisingPictures
{
    [Fact]
    public void By_what_they_begin_with()
    {
        Pictures.Recognise(TestPictures.Png).Should().Be(PictureFormat.Png);
        Pictures.Recognise(TestPictures.Jpeg).Should().Be(PictureFormat.Jpeg);
        Pictures.Recognise(TestPictures.WebP).Should().Be(PictureFormat.WebP);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GIF89a")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<html></html>")]
    [InlineData("%PDF-1.7")]
    [InlineData("RIFF\u0001\u0001\u0001\u0001WAVE")]
    [InlineData("RIFF\u0001\u0001WEBP")]
    public void Nothing_else_is_one_whatever_it_is_called(string content) => Refused(Encoding.UTF8.GetBytes(content)).Code.Should().Be("picture.unknown-format");

    [Fact]
    public void The_beginning_of_a_png_alone_is_none() => Refused(TestPictures.Png[..12]).Code.Should().Be("picture.unknown-format");

    [Fact]
    public void Five_megabytes_are_taken_and_not_a_byte_more()
    {
        byte[] largest = [.. TestPictures.Png, .. new byte[5 * 1024 * 1024 - TestPictures.Png.Length]];

        Pictures.Recognise(largest).Should().Be(PictureFormat.Png);
        Refused([.. largest, 0]).Should().Be(new Refusal("picture.too-large", 5));
    }

    private static Refusal Refused(byte[] content) => FluentActions.Invoking(() => Pictures.Recognise(content)).Should().Throw<RefusedException>().Which.Refusal;
}
