using FluentValidation;
using SalesCenter.Infrastructure.Phones;

namespace SalesCenter.Web.Features.Customers;

/// <summary>What a field for a phone number asks of its text.</summary>
internal static class PhoneRules
{
    /// <summary>A number written in any way; said beside the field when there is none or it can't be one.</summary>
    public static IRuleBuilderOptions<T, string> MustBePhone<T>(this IRuleBuilderInitial<T, string> rule, Func<T, string> read) => rule.Cascade(CascadeMode.Stop)
        .Must(phone => !string.IsNullOrWhiteSpace(phone)).WithErrorCode("input.required")
        .Must(phone => PhoneNumber.Normalise(phone) is not null).WithErrorCode("customer.phone-invalid").WithState(message => new object?[] { read(message) });

    /// <summary>As <see cref="MustBePhone"/>, for a number that may be left out.</summary>
    public static IRuleBuilderOptions<T, string> MayBePhone<T>(this IRuleBuilderInitial<T, string> rule, Func<T, string> read) =>
        rule.Must(phone => string.IsNullOrWhiteSpace(phone) || PhoneNumber.Normalise(phone) is not null).WithErrorCode("customer.phone-invalid").WithState(message => new object?[] { read(message) });
}
