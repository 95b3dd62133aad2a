namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>What a column of a list of customers can mean.</summary>
public enum CustomerListField
{
    /// <summary>姓名.</summary>
    Name,

    /// <summary>电话: one or several numbers.</summary>
    Phone,

    /// <summary>备用电话: one or several further numbers.</summary>
    OtherPhone,

    /// <summary>置业顾问: the owner, by user name or name.</summary>
    Owner,

    /// <summary>认知途径: how they heard of the project.</summary>
    Source,

    /// <summary>意向等级.</summary>
    Intent,

    /// <summary>来访日期.</summary>
    VisitedAt,

    /// <summary>备注.</summary>
    Notes,
}

/// <summary>How columns of customer lists are called.</summary>
internal static class CustomerHeadings
{
    private static readonly (CustomerListField Field, string[] Words)[] Known =
    [
        (CustomerListField.OtherPhone, ["备用电话", "备用手机", "其他电话", "电话2", "手机2", "联系方式2", "电话二", "第二电话", "otherphone", "phone2"]),
        (CustomerListField.Owner, ["置业顾问", "归属人", "归属", "顾问", "销售", "业务员", "owner", "consultant"]),
        (CustomerListField.Intent, ["意向等级", "意向级别", "客户等级", "意向", "等级", "级别", "intent", "level"]),
        (CustomerListField.VisitedAt, ["来访日期", "来访时间", "到访日期", "到访时间", "首访日期", "首访时间", "登记日期", "登记时间", "visitedat", "visited", "date"]),
        (CustomerListField.Source, ["认知途径", "来源渠道", "客户来源", "来源", "渠道", "途径", "source"]),
        (CustomerListField.Notes, ["备注", "说明", "跟进情况", "跟进记录", "notes", "remarks", "remark"]),
        (CustomerListField.Phone, ["联系电话", "手机号码", "手机号", "电话号码", "联系方式", "手机", "电话", "phone", "mobile", "tel"]),
        (CustomerListField.Name, ["客户姓名", "客户名称", "姓名", "客户", "name", "customer"]),
    ];

    /// <summary>What a heading means; nothing when it is none of ours. A word alone counts before one that is part of a longer heading.</summary>
    public static CustomerListField? Understand(string heading)
    {
        var text = Wording.Compact(heading).Trim('*', ':', '：', '(', ')');
        if (text.Length is 0 or > 20)
            return null;
        foreach (var (field, words) in Known)
        {
            if (words.Contains(text))
                return field;
        }
        foreach (var (field, words) in Known)
        {
            if (Array.Exists(words, word => word.Length > 1 && char.IsAscii(word[0]) == false && text.Contains(word, StringComparison.Ordinal)))
                return field;
        }
        return null;
    }
}
