using SalesCenter.Domain.Customers;

namespace SalesCenter.Tests.Domain.Customers;

public sealed class NumbersOfIdDocuments
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("11010519491231002x")]
    [InlineData("１１０１０５ １９４９１２３１ ００２Ｘ")]
    [InlineData("440524188001010014", false)]
    [InlineData("830000199201300022")]
    public void Of_an_id_card_are_right_when_date_and_check_digit_are(string number, bool isRight = true) =>
        (IdDocument.WrongWith(IdDocumentKind.IdCard, number, Today) is null).Should().Be(isRight);

    [Theory]
    [InlineData("110105194912310021", "customer.id-check-digit")]
    [InlineData("110105194913310029", "customer.id-date")]
    [InlineData("110105202902290027", "customer.id-date")]
    [InlineData("110105203001010020", "customer.id-date")]
    [InlineData("110105491231002", "customer.id-form")]
    [InlineData("1101051949123100XX", "customer.id-form")]
    [InlineData("", "customer.id-form")]
    public void Of_an_id_card_that_are_wrong_say_what_is_wrong(string number, string code) =>
        IdDocument.WrongWith(IdDocumentKind.IdCard, number, Today)!.Code.Should().Be(code);

    [Fact]
    public void With_one_wrong_digit_are_no_id_card()
    {
        const string right = "11010519491231002X";
        for (var place = 0; place < right.Length - 1; place++)
        {
            foreach (var digit in "0123456789".Where(digit => digit != right[place]))
                IdDocument.WrongWith(IdDocumentKind.IdCard, right[..place] + digit + right[(place + 1)..], Today).Should().NotBeNull("{0} at place {1}", digit, place);
        }
    }

    [Theory]
    [InlineData(IdDocumentKind.Passport, "EA1234567", true)]
    [InlineData(IdDocumentKind.Passport, "g12345678", true)]
    [InlineData(IdDocumentKind.Passport, "PASSPORT", false)]
    [InlineData(IdDocumentKind.HongKongMacauPermit, "H 12345678", true)]
    [InlineData(IdDocumentKind.HongKongMacauPermit, "M1234567801", true)]
    [InlineData(IdDocumentKind.HongKongMacauPermit, "K12345678", false)]
    [InlineData(IdDocumentKind.TaiwanPermit, "12345678", true)]
    [InlineData(IdDocumentKind.TaiwanPermit, "1234567", false)]
    [InlineData(IdDocumentKind.BusinessLicence, "91350100M000100Y43", true)]
    [InlineData(IdDocumentKind.BusinessLicence, "91350100m000100y43", true)]
    [InlineData(IdDocumentKind.BusinessLicence, "91350100M000100Y44", false)]
    [InlineData(IdDocumentKind.BusinessLicence, "91350100M000100YI3", false)]
    [InlineData(IdDocumentKind.BusinessLicence, "91350100M000100Y4", false)]
    public void Of_passports_permits_and_companies_are_right_by_their_form(IdDocumentKind kind, string number, bool isRight) =>
        (IdDocument.WrongWith(kind, number, Today) is null).Should().Be(isRight);
}
