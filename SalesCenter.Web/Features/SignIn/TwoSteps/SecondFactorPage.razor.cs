using System.Text;
using Microsoft.AspNetCore.Components;
using QRCoder;

namespace SalesCenter.Web.Features.SignIn.TwoSteps;

public sealed partial class SecondFactorPage
{
    /// <summary>Where it stands; whoever owes a second factor is led here.</summary>
    public const string Address = "/me/second-factor";

    private const string Issuer = "SalesCenter";
    private const int GroupLength = 4;
    private SecondFactorState? state;
    private IReadOnlyList<string>? recoveryCodes;
    private Refusal? refusal;
    private bool scanning;

    [Inject]
    private UseCases UseCases { get; set; } = null!;

    [Inject]
    private Session Session { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "second-factor")]
    private Entered? Form { get; set; }

    /// <summary>Where the person was going; addresses outside the product are ignored.</summary>
    [SupplyParameterFromQuery]
    private string? Back { get; set; }

    private string About => state switch
    {
        { SetUpAt: { } since } => T["second-factor.since", Words.Time(since), state.RecoveryCodesLeft],
        { IsRequired: true } => T["second-factor.owed-here"],
        _ => T["second-factor.why"],
    };

    protected override Task OnInitializedAsync() => Look();

    private async Task Look()
    {
        var answer = await UseCases.Send(new GetSecondFactor());
        (state, refusal) = (answer.Succeeded ? answer.Value : state, answer.Refusal ?? refusal);
    }

    private Task Act() => Form?.Do switch
    {
        "confirm" => Confirm(),
        "remove" => Remove(),
        _ => Begin(),
    };

    private async Task Begin()
    {
        refusal = (await UseCases.Send(new BeginSecondFactor(Form?.Password ?? "", Form?.Code ?? ""))).Refusal;
        scanning = refusal is null;
        await Look();
    }

    private async Task Confirm()
    {
        var answer = await UseCases.Send(new ConfirmSecondFactor(Form?.Code ?? "", Session.Device));
        (refusal, scanning) = (answer.Refusal, true);
        if (!answer.Succeeded)
            return;
        recoveryCodes = answer.Value.RecoveryCodes;
        await Session.Begin(answer.Value.SessionId);
    }

    private async Task Remove()
    {
        var answer = await UseCases.Send(new RemoveSecondFactor(Form?.Password ?? "", Form?.Code ?? "", Session.Device));
        refusal = answer.Refusal;
        if (!answer.Succeeded)
            return;

        // This request still carries the session that has ended; the next one brings the new one.
        await Session.Begin(answer.Value);
        Navigation.NavigateTo($"me/second-factor?back={Uri.EscapeDataString(LocalAddress.Or(Back, "/"))}");
    }

    /// <summary>The key as apps read it: otpauth, with the names by which they list it.</summary>
    private string Picture(string key)
    {
        using var data = QRCodeGenerator.GenerateQrCode($"otpauth://totp/{Issuer}:{Uri.EscapeDataString(state!.UserName)}?secret={key}&issuer={Issuer}", QRCodeGenerator.ECCLevel.M);
        using var qr = new SvgQRCode(data);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(qr.GetGraphic(8, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute)));
    }

    private static string InGroups(string key) => string.Join(' ', key.Chunk(GroupLength).Select(group => new string(group)));

    private sealed class Entered
    {
        public string? Password { get; set; }

        public string? Code { get; set; }

        public string? Do { get; set; }
    }
}
