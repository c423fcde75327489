namespace Recouvrement.Contracts.Tests.Wire;

/// <summary>A first sample of a contract: a plausible value for each field, the same every time.</summary>
static class Example
{
    static readonly Dictionary<string, string> Texts = new()
    {
        ["Creditor"] = "732829320", ["CustomerNumber"] = "C0042", ["Number"] = "FA2026-0012", ["Reference"] = "BC-5802", ["Currency"] = "EUR", ["Step"] = "reminder_1", ["Channel"] = "email",
        ["Kind"] = "company", ["Language"] = "fr", ["Name"] = "Fonderie de Lâchebrise SAS", ["Agency"] = "alpha", ["Cause"] = "payment", ["Origin"] = "erp", ["State"] = "first_presented",
        ["Template"] = "reminder_1", ["AddresseeRole"] = "accounts_payable", ["Role"] = "accounts_payable", ["RatePercent"] = "12.15", ["Outcome"] = "rejected", ["Email"] = "compta@debiteur.invalid",
        ["Country"] = "FR", ["Postcode"] = "84000", ["City"] = "Avignon", ["Phone"] = "+33199001200", ["RedirectTo"] = "essai@creancier.invalid", ["Reason"] = "quality", ["Dispute"] = "L-17",
        ["DocumentSha256"] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", ["Iban"] = "FR7699999000010000001234537", ["Bic"] = "FICTFRP1XXX",
        ["MediaType"] = "text/csv", ["Time"] = "09:30", ["Item"] = "signed_delivery_note", ["AnswerEmail"] = "recouvrement@creancier.invalid",
    };

    public static object Of(Type record)
    {
        var constructor = record.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p.ParameterType, p.Name!))]);
    }

    static object? Value(Type type, string name) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Value(inner, name)
        : type == typeof(string) ? Texts.GetValueOrDefault(name, "texte")
        : type == typeof(Guid) ? Kernel.Identifiers.NameBasedId.Of("sample|" + name)
        : type == typeof(DateOnly) ? new DateOnly(2026, 3, 16)
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 3, 16, 8, 0, 0, TimeSpan.Zero)
        : type == typeof(long) ? (name == "Version" ? 3L : 123456L)
        : type == typeof(int) ? 1
        : type == typeof(bool) ? false
        : type.IsArray ? Array(type.GetElementType()!, name)
        : Of(type);

    static Array Array(Type element, string name)
    {
        var array = System.Array.CreateInstance(element, 1);
        array.SetValue(Value(element, name), 0);
        return array;
    }
}
