using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Web.Components;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Deals.Page;

public sealed partial class BuyersForm
{
    private readonly List<Draft> buyers = [];
    private string reason = "";
    private bool isReady;
    private DraftKeeper<Kept> keeper = null!;

    /// <summary>Whether other buyers are asked for, once the subscription binds.</summary>
    [Parameter]
    public bool IsChange { get; set; }

    protected override void OnInitialized() => Begin();

    /// <summary>As it stands, or with the customer as the only buyer.</summary>
    private void Begin()
    {
        buyers.Clear();
        buyers.AddRange(Agreed.Buyers.Select(buyer => new Draft
        {
            KnownAs = buyer.Id,
            Ending = buyer.IdEnding,
            Name = buyer.Name,
            Share = Text(buyer.Share),
            Document = buyer.Document,
            Phone = buyer.Phone,
            Address = buyer.Address,
            Representative = buyer.Representative,
        }));
        if (buyers.Count == 0)
            buyers.Add(new Draft { Name = Deal.CustomerName, Phone = Deal.CustomerPhone, Share = "100" });
    }

    private void Add()
    {
        foreach (var buyer in buyers)
            buyer.Share = Text(Math.Floor(10_000m / (buyers.Count + 1)) / 100);
        buyers.Add(new Draft { Relation = BuyerRelation.Spouse, Share = Text(100 - buyers.Sum(buyer => Number(buyer.Share))), Address = buyers[0].Address });
        Keep();
    }

    private void Remove(Draft buyer)
    {
        buyers.Remove(buyer);
        Keep();
    }

    private void Keep() => keeper.Changed(new Kept([.. buyers], reason));

    private void Restore(Kept? kept)
    {
        reason = kept?.Reason ?? "";
        Begin();
        if (kept is null)
            return;
        buyers.Clear();
        buyers.AddRange(kept.Buyers);
    }

    private IReadOnlyList<BuyerWish> Wishes => [.. buyers.Select(buyer => new BuyerWish(
        buyer.Name ?? "", Number(buyer.Share), buyer.Document, buyer.IdNumber ?? "", buyer.Phone ?? "", buyer.Address ?? "", buyer.Representative ?? "", buyer.KnownAs, buyer.Relation))];

    private Task Send() => IsChange
        ? Submit(new AskForBuyerChange(Workplace.ProjectId, Deal.Id, Wishes, reason), EventCallback.Factory.Create<Done>(this, keeper.Drop))
        : Submit(new NameBuyers(Workplace.ProjectId, Deal.Id, Wishes), EventCallback.Factory.Create<Done>(this, keeper.Drop));

    private static decimal Number(string? share) =>
        decimal.TryParse(share?.Normalize(NormalizationForm.FormKC), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && decimal.Round(number, 2) == number ? number : -1;

    private static string Text(decimal share) => share.ToString("0.##", CultureInfo.InvariantCulture);

    private sealed record Kept(IReadOnlyList<Draft> Buyers, string Reason);

    private sealed class Draft
    {
        public Guid? KnownAs { get; init; }

        public string? Ending { get; init; }

        public string? Name { get; set; }

        public string? Share { get; set; }

        public IdDocumentKind Document { get; set; }

        public string? IdNumber { get; set; }

        public string? Phone { get; set; }

        public string? Address { get; set; }

        public string? Representative { get; set; }

        public BuyerRelation Relation { get; set; }
    }
}
