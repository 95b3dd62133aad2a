using Microsoft.Data.Sqlite;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Permits;

/// <summary>Things of a project that messages name, found by the names under which messages name them: where things have owners, this owner's.</summary>
internal static class Belongings
{
    /// <summary>What belongs to somebody. Where there are several, the one of which most is known comes first.</summary>
    private const string OfOwner = """
        DealId: SELECT Id FROM Deals WHERE ProjectId = $project AND ConsultantId = $owner ORDER BY IsOpen DESC, Id IN (SELECT Id FROM Subscriptions) DESC, Id LIMIT 1
        CustomerId: SELECT Id FROM Customers WHERE ProjectId = $project AND OwnerId = $owner AND AnonymisedAt IS NULL AND JoinedToId IS NULL AND DisputeId IS NULL ORDER BY Id LIMIT 1
        VisitId: SELECT Id FROM Visits WHERE ProjectId = $project AND ConsultantId = $owner ORDER BY Id DESC LIMIT 1
        InvitationId: SELECT Id FROM Invitations WHERE ProjectId = $project AND ConsultantId = $owner ORDER BY State, Id LIMIT 1
        DisputeId: SELECT Id FROM Disputes WHERE ProjectId = $project AND (OwnerId = $owner OR RivalId = $owner) ORDER BY Id LIMIT 1
        ServiceId: SELECT Id FROM ServiceRequests WHERE ProjectId = $project AND OwnerId = $owner ORDER BY Id LIMIT 1
        VerdictId: SELECT Id FROM OwnershipVerdicts WHERE ProjectId = $project AND CustomerId IN (SELECT Id FROM Customers WHERE OwnerId = $owner) AND CustomerId NOT IN (SELECT CustomerId FROM Disputes) ORDER BY Id LIMIT 1
        SpecialDiscountId: SELECT Id FROM SpecialDiscounts WHERE ProjectId = $project AND ConsultantId = $owner ORDER BY Id LIMIT 1
        ConsultantId: SELECT $owner
        OwnerId: SELECT $owner
        DefaultOwnerId: SELECT $owner
        """;

    /// <summary>What is the project's.</summary>
    private const string OfProject = """
        UnitId: SELECT Id FROM Units WHERE ProjectId = $project AND Status = 1 ORDER BY Id LIMIT 1
        ToUnitId: SELECT Id FROM Units WHERE ProjectId = $project AND Status = 1 ORDER BY Id DESC LIMIT 1
        VersionId: SELECT Id FROM PriceVersions WHERE ProjectId = $project ORDER BY Id LIMIT 1
        DiscountId: SELECT Id FROM GeneralDiscounts WHERE ProjectId = $project ORDER BY Id LIMIT 1
        Discount: SELECT Id FROM GeneralDiscounts WHERE ProjectId = $project ORDER BY Id LIMIT 1
        BatchId: SELECT Id FROM ReleaseBatches WHERE ProjectId = $project ORDER BY Id LIMIT 1
        BuildingId: SELECT Id FROM Buildings WHERE ProjectId = $project ORDER BY Id LIMIT 1
        PermitId: SELECT Id FROM Permits WHERE ProjectId = $project ORDER BY Id LIMIT 1
        PictureId: SELECT PictureId FROM Layouts WHERE ProjectId = $project AND PictureId IS NOT NULL LIMIT 1
        CompanyId: SELECT Id FROM BrokerCompanies WHERE ProjectId = $project ORDER BY Id LIMIT 1
        AgentId: SELECT Id FROM BrokerAgents WHERE CompanyId IN (SELECT Id FROM BrokerCompanies WHERE ProjectId = $project) LIMIT 1
        ReportId: SELECT Id FROM BrokerReports WHERE ProjectId = $project ORDER BY Id LIMIT 1
        AdvertId: SELECT Id FROM Adverts WHERE ProjectId = $project LIMIT 1
        AnswerId: SELECT Id FROM StandardAnswers WHERE ProjectId = $project LIMIT 1
        ImportId: SELECT Id FROM CustomerImports WHERE ProjectId = $project LIMIT 1
        JoinId: SELECT Id FROM CustomerJoins WHERE ProjectId = $project LIMIT 1
        DelegationId: SELECT Id FROM DiscountDelegations WHERE ProjectId = $project LIMIT 1
        DisplayId: SELECT Id FROM Displays WHERE ShownProjectId = $project LIMIT 1
        IdentityId: SELECT Id FROM CustomerIdentities WHERE ProjectId = $project AND CustomerId = $CustomerId ORDER BY Id LIMIT 1
        RelativeId: SELECT Id FROM Relatives WHERE ProjectId = $project AND CustomerId = $CustomerId LIMIT 1
        LoanId: SELECT Id FROM LoanCases WHERE ProjectId = $project AND DealId = $DealId LIMIT 1
        EntryId: SELECT Id FROM LedgerEntries WHERE ProjectId = $project AND DealId = $DealId LIMIT 1
        ChequeId: SELECT Id FROM Cheques WHERE DealId = $DealId LIMIT 1
        PaperId: SELECT Id FROM PrintedPapers WHERE DealId = $DealId LIMIT 1
        ScanId: SELECT Id FROM Scans WHERE FileId = $DealId LIMIT 1
        SpecialDiscountId: SELECT Id FROM SpecialDiscounts WHERE ProjectId = $project ORDER BY Id LIMIT 1
        FirstId: SELECT $CustomerId
        SecondId: SELECT Id FROM Customers WHERE ProjectId = $project AND OwnerId = $owner AND Id <> $CustomerId AND AnonymisedAt IS NULL AND JoinedToId IS NULL LIMIT 1
        PersonId: SELECT $owner
        FromId: SELECT $owner
        ToId: SELECT PersonId FROM Memberships WHERE ProjectId = $project AND Role = 1 AND PersonId <> $owner AND "Group" IN (SELECT "Group" FROM Memberships WHERE PersonId = $owner) ORDER BY PersonId LIMIT 1
        AgainstId: SELECT PersonId FROM Memberships WHERE ProjectId = $project AND Role = 1 AND PersonId <> $owner LIMIT 1
        """;

    /// <summary>The names of the things that have an owner.</summary>
    public static IReadOnlySet<string> Owned { get; } = Lines(OfOwner).Select(line => line.Name).Append("CustomerIds").Append("FirstId").ToHashSet();

    /// <summary>What is this owner's in the project, and what is the project's.</summary>
    public static async Task<Dictionary<string, Guid>> Of(TestCentre centre, Guid projectId, Guid ownerId)
    {
        await using var connection = new SqliteConnection($"Data Source={centre.DatabaseFile}");
        await connection.OpenAsync();
        var found = new Dictionary<string, Guid>();
        foreach (var (name, query) in Lines(OfOwner).Concat(Lines(OfProject)).Where(line => !found.ContainsKey(line.Name)))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = query;
            foreach (var (parameter, value) in found.Append(new("project", projectId)).Append(new("owner", ownerId)).Append(new("CustomerId", found.GetValueOrDefault("CustomerId"))).Append(new("DealId", found.GetValueOrDefault("DealId"))).DistinctBy(known => known.Key))
                command.Parameters.AddWithValue("$" + parameter, value.ToString().ToUpperInvariant());
            if (await command.ExecuteScalarAsync() is string id)
                found[name] = Guid.Parse(id);
        }
        return found;
    }

    private static IEnumerable<(string Name, string Query)> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(": ", 2)).Select(parts => (parts[0], parts[1]));
}
