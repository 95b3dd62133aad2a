namespace SalesCenter.Domain.People;

/// <summary>What a person does in a project; the roles of the sales centre's procedure. A person can hold several.</summary>
public enum Role
{
    /// <summary>置业顾问: owns customers, holds units, brings them to contract.</summary>
    Consultant = 1,

    /// <summary>销售主管: leads a group of consultants.</summary>
    Supervisor = 2,

    /// <summary>销售(副)经理: approves selections, withholds and releases units.</summary>
    SalesManager = 3,

    /// <summary>营销(副)总监: the same for all groups, with higher limits.</summary>
    MarketingDirector = 4,

    /// <summary>项目公司: the developer's side; price versions, cancellations, changes.</summary>
    ProjectCompany = 5,

    /// <summary>行政专员: looks customers up for the desk and keeps the files.</summary>
    AdminClerk = 6,

    /// <summary>销售助理: drafts and prints contracts.</summary>
    SalesAssistant = 7,

    /// <summary>财务 / 出纳: books receipts and refunds.</summary>
    Cashier = 8,

    /// <summary>系统管理员: people, projects, settings, displays; sees no customer's full identity by default.</summary>
    Administrator = 9,

    /// <summary>公示屏: a paired lobby TV, which reads one public board.</summary>
    Display = 10,

    /// <summary>The product itself: lapses holds, opens planned batches. Nobody can be given this role.</summary>
    System = 99,
}
