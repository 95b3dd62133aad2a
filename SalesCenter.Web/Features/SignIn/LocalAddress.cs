namespace SalesCenter.Web.Features.SignIn;

/// <summary>Keeps people inside the product when an address says where to go next.</summary>
public static class LocalAddress
{
    /// <summary>The address when it is a path of this product; the other one for anything that a browser could take for another site.</summary>
    public static string Or(string? address, string otherwise) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? Escaped(address) : otherwise;

    /// <summary>Addresses of this product have Chinese in them, headers have not. The rest stays as it is: an address put right, such as /.//x, can become one that leads out.</summary>
    private static string Escaped(string address) => string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
