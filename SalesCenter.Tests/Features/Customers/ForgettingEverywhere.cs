using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Tests.Features.Reception;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Brokers.Companies;
using SalesCenter.Web.Features.Brokers.Reports;
using SalesCenter.Web.Features.Customers.FollowUps;
using SalesCenter.Web.Features.Customers.Owners.Disputes;
using SalesCenter.Web.Features.Customers.Privacy;
using SalesCenter.Web.Features.Drafts;
using SalesCenter.Web.Features.Reception.Calls.Order;
using SalesCenter.Web.Features.Reception.Calls.Record;
using SalesCenter.Web.Features.Reception.Invitations;
using SalesCenter.Web.Features.Reception.Visits;

namespace SalesCenter.Tests.Features.Customers;

/// <summary>Somebody who called, came, was quarrelled about and invited asks to be forgotten.</summary>
public sealed class ForgettingEverywhere : IAsyncLifetime
{
    private const string Name = "欧阳探微", Phone = "13955550123", Companion = "诸葛同行";

    /// <summary>The audit trail keeps what was typed: its hash chain would break.</summary>
    private static readonly string[] Sealed = ["AuditEntries"];

    private readonly TestCentre centre = new();
    private ReceptionGround ground = null!;

    public async ValueTask InitializeAsync() => ground = await ReceptionGround.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Erased_no_column_of_the_database_holds_their_name_or_number()
    {
        var customer = await Known();
        foreach (var word in new[] { Name, Phone, Companion })
            (await Holding(word)).Should().NotBeEmpty();

        (await centre.Send(ground.Project.Manager, new EraseCustomer(ground.Id, customer, "本人要求"))).Refusal.Should().BeNull();

        foreach (var word in new[] { Name, Phone, Companion })
            (await Holding(word)).Should().BeEmpty();
        (await centre.Database(db => db.Drafts.Select(draft => draft.OwnerId).ToListAsync())).Should().Equal(ground.Project.Manager);
        await centre.Holds(ground.Id);
    }

    /// <summary>A customer of 李雯 of whom everything that writes knows something.</summary>
    private async Task<Guid> Known()
    {
        var visit = await ground.Received(Phone);
        var customer = (await centre.Send(ground.Li, ground.Form(visit, Name, Phone))).Value.CustomerId;
        var (by, words) = (ground.Li, $"{Name} {Phone}");
        await Succeeds(by, new AddCompanion(ground.Id, visit, Companion, Relation.Other, ""));
        await Succeeds(by, new AddFollowUp(ground.Id, customer, ContactWay.Phone, ContactResult.Reached, words, null, "", null, null));
        await Succeeds(by, new InviteCustomer(ground.Id, customer, centre.Now.AddDays(1), words));
        await Succeeds(by, new SaveDraft($"visit-form/{visit}", words));
        await Succeeds(ground.Wang, new SaveDraft($"call/{ground.Id}", JsonSerializer.Serialize(new CallForm { Phone = "+86 139-5555-0123", Name = Name })));
        await Succeeds(ground.Sun, new SaveDraft($"call/{ground.Id}", JsonSerializer.Serialize(new CallForm { Phone = "13700000001", Notes = $"替 {Phone} 问房源" })));
        await Succeeds(ground.Wang, new HandOverCall(ground.Id, Phone, Name, "", words, centre.Now.AddMinutes(-2), 60));
        await Succeeds(ground.Wang, new NoteMissedCall(ground.Id, centre.Now.AddMinutes(-1), "139 5555 0123", words));
        await Reported();
        await Succeeds(ground.Project.Manager, new SaveDraft($"call/{ground.Id}", JsonSerializer.Serialize(new CallForm { Phone = "13700000001" })));
        var dispute = await Succeeds(ground.Wang, new OpenDispute(ground.Id, customer, null, words, words));
        await Succeeds(by, new StateCase(ground.Id, dispute, words));
        return customer;
    }

    private async Task Reported()
    {
        var manager = ground.Project.Manager;
        var company = await Succeeds(manager, new SaveBroker(ground.Id, null, "贝壳找房", new DateOnly(2026, 1, 1), new DateOnly(2030, 12, 31), true));
        var agent = await Succeeds(manager, new SaveAgent(ground.Id, company, null, "小张", "13600000001"));
        await Succeeds(manager, new ReportCustomer(ground.Id, company, agent, Name, Phone, null));
    }

    private async Task<T> Succeeds<T>(Guid by, Web.Pipeline.Command<T> command)
    {
        var answer = await centre.Send(by, command);
        answer.Refusal.Should().BeNull($"{command.GetType().Name} is only the ground of this test");
        return answer.Value;
    }

    /// <summary>The columns in which a word stands, as it is or as JSON writes it.</summary>
    private Task<List<string>> Holding(string word) => centre.Database(async db =>
    {
        TestDatabase.RequireFile("all columns of all tables are searched in the words of SQLite.");
        List<string> found = [];
        await using var ask = db.Database.GetDbConnection().CreateCommand();
        ask.Parameters.Add(new SqliteParameter("plain", $"%{word}%"));
        ask.Parameters.Add(new SqliteParameter("written", $"%{JsonSerializer.Serialize(word).Trim('"')}%"));
        foreach (var (table, name) in await Columns(db))
        {
            ask.CommandText = $"SELECT EXISTS (SELECT 1 FROM \"{table}\" WHERE CAST(\"{name}\" AS TEXT) LIKE @plain OR CAST(\"{name}\" AS TEXT) LIKE @written)";
            if ((long)(await ask.ExecuteScalarAsync())! > 0)
                found.Add($"{table}.{name}");
        }
        return found;
    });

    private static async Task<IEnumerable<(string Table, string Name)>> Columns(SalesDb db) =>
        (await db.Database.SqlQueryRaw<string>("SELECT tables.name || '.' || columns.name AS Value FROM sqlite_master tables JOIN pragma_table_info(tables.name) columns WHERE tables.type = 'table'").ToListAsync())
            .Select(column => (Table: column[..column.IndexOf('.', StringComparison.Ordinal)], Name: column[(column.IndexOf('.', StringComparison.Ordinal) + 1)..]))
            .Where(column => !Sealed.Contains(column.Table));
}
