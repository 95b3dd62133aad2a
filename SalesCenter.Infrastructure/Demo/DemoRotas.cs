using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Infrastructure.Demo;

/// <summary>The rotas of the demonstration: one for calls and one for visits on each day.</summary>
internal sealed class DemoRotas(Project project, IReadOnlyList<Guid> consultants, DateTime begin, DateTime now)
{
    private readonly Dictionary<(RotaKind, DateOnly), Rota> rotas = [];

    public IEnumerable<Rota> All => rotas.Values;

    /// <summary>The rota of the day of an instant; since the doors opened it is today's, for those who start just after midnight too.</summary>
    public Rota Of(RotaKind kind, DateTime at)
    {
        var key = (kind, project.Settings.Calendar.DateOf(at < begin ? at : now));
        return rotas.TryGetValue(key, out var rota) ? rota : rotas[key] = new Rota(project.Id, kind, key.Item2);
    }

    /// <summary>Everybody arrives, somebody else first on each day.</summary>
    public void Open(DateTime at, int first)
    {
        foreach (var place in Enumerable.Range(0, consultants.Count))
        {
            var consultant = consultants[(first + place) % consultants.Count];
            Of(RotaKind.Visits, at).CheckIn(consultant, consultant, at.AddSeconds(place * 20));
            Of(RotaKind.Calls, at).CheckIn(consultant, consultant, at.AddSeconds(place * 20 + 5));
        }
    }
}
