using System.Globalization;
using System.Reflection;
using System.Resources;
using SalesCenter.Domain.Common;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Stock.Import;
using SalesCenter.Web.Texts;

namespace SalesCenter.Tests.Infrastructure.Spreadsheets;

public class ImportTextsAreComplete
{
    private static readonly ResourceManager Texts = new(typeof(ImportTexts));
    private static readonly ResourceManager FieldNames = new(typeof(Names));

    public static TheoryData<string, int> Reasons => new(typeof(ImportRefusals).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Select(method => (((Refusal)method.Invoke(null, [.. method.GetParameters().Select(p => p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : "")])!).Code, method.GetParameters().Length)));

    [Theory, MemberData(nameof(Reasons))]
    public void Every_refusal_has_a_sentence_in_both_languages_that_uses_only_its_values(string code, int values)
    {
        foreach (var language in new[] { CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("en") })
        {
            var sentence = Texts.GetResourceSet(language, createIfNotExists: true, tryParents: false)!.GetString(code);

            sentence.Should().NotBeNullOrEmpty();
            var fill = () => string.Format(CultureInfo.InvariantCulture, sentence!, [.. Enumerable.Repeat<object>("x", values)]);
            fill.Should().NotThrow();
        }
    }

    [Fact]
    public void Every_field_has_a_name_in_both_languages()
    {
        foreach (var field in Enum.GetNames<PriceTableField>())
        {
            FieldNames.GetString($"{nameof(PriceTableField)}.{field}", CultureInfo.InvariantCulture).Should().NotBeNullOrEmpty();
            FieldNames.GetResourceSet(CultureInfo.GetCultureInfo("en"), createIfNotExists: true, tryParents: false)!.GetString($"{nameof(PriceTableField)}.{field}").Should().NotBeNullOrEmpty();
        }
    }
}
