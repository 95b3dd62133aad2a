using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Infrastructure.Invariants;
using SalesCenter.Web.Features.Health;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Startup;

/// <summary>What keeps the product honest: the sealed audit trail, the invariants, the probes.</summary>
internal static class Honesty
{
    public static void AddHonesty(this IServiceCollection services)
    {
        services.AddSingleton<AuditSealer>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditSealer>());
        services.AddScoped<Invariant, OneOpenDealPerUnit>();
        services.AddScoped<Invariant, TakenUnitsFollowTheirDeal>();
        services.AddScoped<Invariant, OneCustomerPerIdentity>();
        services.AddScoped<Invariant, OneOwnerPerCustomer>();
        services.AddScoped<Invariant, LedgersBalance>();
        services.AddScoped<Invariant, SubscribedUnitsArePaid>();
        services.AddScoped<Invariant, ContractsArePaid>();
        services.AddScoped<Invariant, DiscountsAreApproved>();
        services.AddScoped<Invariant, BoardLogHasNoGaps>();
        services.AddScoped<Invariant, BoardLogTellsEveryStatus>();
        services.AddScoped<Invariant, BoardsTellTheDatabase>();
        services.AddScoped<Invariant, AuditChainVerifies>();
        services.AddScoped<Invariant, AuditIsSealed>();
        services.AddScoped<Invariants>();
        services.AddSingleton<ProvenChains>();
        services.AddScoped<AuditProof>();
        services.AddSingleton<BackupWatch>();
        services.AddSingleton<DataDisk>();
        services.AddSingleton<InvariantWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<InvariantWatch>());
        services.AddProbes();
    }
}
