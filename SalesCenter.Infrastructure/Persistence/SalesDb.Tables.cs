using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Aftercare;
using SalesCenter.Domain.Areas;
using SalesCenter.Domain.Brokers;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Handovers;
using SalesCenter.Domain.Loans;
using SalesCenter.Domain.Papers;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Reports;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Infrastructure.BoardLog;
using SalesCenter.Infrastructure.Customers;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Displays;
using SalesCenter.Infrastructure.Drafts;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Infrastructure.Reception;

namespace SalesCenter.Infrastructure.Persistence;

/// <summary>The tables.</summary>
public abstract partial class SalesDb
{
    public DbSet<Project> Projects => Set<Project>();

    public DbSet<Building> Buildings => Set<Building>();

    public DbSet<PresalePermit> Permits => Set<PresalePermit>();

    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<Layout> Layouts => Set<Layout>();

    public DbSet<ReleaseBatch> ReleaseBatches => Set<ReleaseBatch>();

    public DbSet<PriceVersion> PriceVersions => Set<PriceVersion>();

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<CustomerIdentity> Identities => Set<CustomerIdentity>();

    public DbSet<Ownership> Ownerships => Set<Ownership>();

    public DbSet<Relative> Relatives => Set<Relative>();

    public DbSet<SearchTerm> CustomerTerms => Set<SearchTerm>();

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<CustomerDocument> CustomerDocuments => Set<CustomerDocument>();

    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();

    public DbSet<KeptVerdict> Verdicts => Set<KeptVerdict>();

    public DbSet<ConsentText> ConsentTexts => Set<ConsentText>();

    public DbSet<Disclosure> Disclosures => Set<Disclosure>();

    public DbSet<Rota> Rotas => Set<Rota>();

    public DbSet<RotaLogEntry> RotaLog => Set<RotaLogEntry>();

    public DbSet<Call> Calls => Set<Call>();

    public DbSet<Advert> Adverts => Set<Advert>();

    public DbSet<StandardAnswer> StandardAnswers => Set<StandardAnswer>();

    public DbSet<Visit> Visits => Set<Visit>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<FormLink> FormLinks => Set<FormLink>();

    public DbSet<ReceptionLists> ReceptionLists => Set<ReceptionLists>();

    public DbSet<DailyReport> DailyReports => Set<DailyReport>();

    public DbSet<ReportTotals> ReportTotals => Set<ReportTotals>();

    public DbSet<Dispute> Disputes => Set<Dispute>();

    public DbSet<CustomerJoin> CustomerJoins => Set<CustomerJoin>();

    public DbSet<CustomerImport> CustomerImports => Set<CustomerImport>();

    public DbSet<ImportedCustomer> ImportedCustomers => Set<ImportedCustomer>();

    public DbSet<BrokerCompany> BrokerCompanies => Set<BrokerCompany>();

    public DbSet<BrokerReport> BrokerReports => Set<BrokerReport>();

    public DbSet<Deal> Deals => Set<Deal>();

    public DbSet<Subscription> Subscriptions => Set<Subscription>();

    public DbSet<DealRequest> DealRequests => Set<DealRequest>();

    public DbSet<Contract> Contracts => Set<Contract>();

    public DbSet<Handover> Handovers => Set<Handover>();

    public DbSet<TitleDeed> TitleDeeds => Set<TitleDeed>();

    public DbSet<DealFile> DealFiles => Set<DealFile>();

    public DbSet<LoanCase> LoanCases => Set<LoanCase>();

    public DbSet<MeasuredUnit> MeasuredUnits => Set<MeasuredUnit>();

    public DbSet<PaperTemplate> PaperTemplates => Set<PaperTemplate>();

    public DbSet<PrintedPaper> PrintedPapers => Set<PrintedPaper>();

    public DbSet<DayEnd> DayEnds => Set<DayEnd>();

    public DbSet<GeneralDiscount> GeneralDiscounts => Set<GeneralDiscount>();

    public DbSet<SpecialDiscount> SpecialDiscounts => Set<SpecialDiscount>();

    public DbSet<DiscountDelegation> DiscountDelegations => Set<DiscountDelegation>();

    public DbSet<Ledger> Ledgers => Set<Ledger>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    public DbSet<NumberBook> NumberBooks => Set<NumberBook>();

    public DbSet<CashDay> CashDays => Set<CashDay>();

    public DbSet<ServiceRequest> ServiceRequests => Set<ServiceRequest>();

    public DbSet<ReturnCall> ReturnCalls => Set<ReturnCall>();

    public DbSet<BoardLogEntry> BoardLog => Set<BoardLogEntry>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();

    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();

    public DbSet<PersonSession> Sessions => Set<PersonSession>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<DisplayDevice> Displays => Set<DisplayDevice>();

    public DbSet<SessionKey> SessionKeys => Set<SessionKey>();

    public DbSet<Membership> Memberships => Set<Membership>();
}
