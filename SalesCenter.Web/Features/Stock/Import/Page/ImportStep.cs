namespace SalesCenter.Web.Features.Stock.Import.Page;

/// <summary>The steps of an import, in their order.</summary>
public enum ImportStep
{
    /// <summary>选择文件.</summary>
    Choose,

    /// <summary>核对列.</summary>
    Map,

    /// <summary>预览.</summary>
    Check,

    /// <summary>完成.</summary>
    Done,
}
