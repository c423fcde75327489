using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Xml;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>One entry (Ntry) of a camt file with the transactions in it.</summary>
static class CamtEntry
{
    const int LongestReference = 140, LongestText = 1_000;

    /// <summary>Null, and what is wrong in the inspection, where it cannot be read.</summary>
    public static BankEntry? Of(CamtInspection inspection, XmlPart part)
    {
        var before = inspection.Problems.Count;
        var status = part.TextAt("camt:Sts/camt:Cd") ?? part.TextAt("camt:Sts");
        if (status is not ("BOOK" or "PDNG" or "INFO" or "FUTR")) inspection.Wrong(BankProblems.Element, part, "Sts", "It is none of BOOK, PDNG, INFO, FUTR.");
        var (amount, isCredit, isBooked) = (inspection.Amount(part, "camt:Amt"), inspection.IsCredit(part), status == "BOOK");
        // What is not booked yet need not have a day.
        var on = isBooked ? BookedOn(inspection, part) : DateOnly.MinValue;
        if (inspection.Problems.Count > before || on is null) return null;
        var entry = new BankEntry(part.Line, Reference(part, "camt:AcctSvcrRef"), amount, isCredit, part.TextAt("camt:RvslInd") is "true" or "1", isBooked, on.Value, []);
        return entry with { Transactions = Transactions(inspection, part, entry) };
    }

    static DateOnly? BookedOn(CamtInspection inspection, XmlPart part) => inspection.Day(part, part.First("camt:BookgDt") is null && part.First("camt:ValDt") is not null ? "camt:ValDt" : "camt:BookgDt");

    static ImmutableArray<BankTransaction> Transactions(CamtInspection inspection, XmlPart part, BankEntry entry)
    {
        var code = Code(part);
        var details = part.All("camt:NtryDtls/camt:TxDtls").ToList();
        if (details is [var only]) return [TransactionOf(only, entry.Amount, entry.IsCredit, code)];
        var batch = details.Select(d => (Part: d, Amount: AmountOf(d), IsCredit: (d.TextAt("camt:CdtDbtInd") ?? (entry.IsCredit ? "CRDT" : "DBIT")) == "CRDT")).ToList();
        var signed = batch.Sum(b => b.Amount is { } amount ? (b.IsCredit == entry.IsCredit ? amount.Amount : -amount.Amount) : 0);
        if (batch.Count > 0 && batch.TrueForAll(b => b.Amount?.Currency == entry.Amount.Currency) && signed == entry.Amount.Amount)
            return [.. batch.Select(b => TransactionOf(b.Part, b.Amount!.Value, b.IsCredit, code))];
        if (batch.Count > 0)
            inspection.Warn(BankProblems.Batch, part, "TxDtls", $"The {batch.Count} transactions of the entry do not add up to its {entry.Amount}: it is taken as one amount that nobody knows the payers of.");
        return [new(entry.Amount, entry.IsCredit, null, null, null, Text(part.TextAt("camt:AddtlNtryInf")), new(null, null), null, code)];
    }

    // Version 2 has the amount one level further down.
    static Money? AmountOf(XmlPart details) =>
        (details.First("camt:Amt") ?? details.First("camt:AmtDtls/camt:TxAmt/camt:Amt")) is { } part ? CamtInspection.Amount(part) : null;

    static BankTransaction TransactionOf(XmlPart details, Money amount, bool isCredit, string? code) => new(
        amount, isCredit, Reference(details, "camt:Refs/camt:AcctSvcrRef"), EndToEnd(details),
        Reference(details, "camt:RmtInf/camt:Strd/camt:CdtrRefInf/camt:Ref") ?? Reference(details, "camt:RmtInf/camt:Strd/camt:CdtrRefInf/camt:CdtrRef"),
        Text(string.Join(' ', details.All("camt:RmtInf/camt:Ustrd").Concat(details.All("camt:RmtInf/camt:Strd/camt:AddtlRmtInf")).Concat(details.All("camt:RmtInf/camt:Strd/camt:RfrdDocInf/camt:Nb")).Select(p => p.Text))),
        Payer(details), Reference(details, "camt:RtrInf/camt:Rsn/camt:Cd"), Code(details) ?? code);

    static string? EndToEnd(XmlPart details) => Reference(details, "camt:Refs/camt:EndToEndId") is { } id && id != "NOTPROVIDED" ? id : null;

    // From version 8 on a party stands one level further down.
    static BankPayer Payer(XmlPart details)
    {
        var (debtor, account) = (details.First("camt:RltdPties/camt:Dbtr"), details.First("camt:RltdPties/camt:DbtrAcct"));
        var name = debtor?.TextAt("camt:Nm") ?? debtor?.TextAt("camt:Pty/camt:Nm");
        var iban = account?.TextAt("camt:Id/camt:IBAN")?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return new(name is null ? null : Cut(name, LongestReference), iban is { Length: <= 34 } ? iban : null);
    }

    static string? Code(XmlPart part) => part.First("camt:BkTxCd/camt:Domn") is { } domain && domain.TextAt("camt:Cd") is { Length: <= 4 } code
        ? string.Join('/', new[] { code, domain.TextAt("camt:Fmly/camt:Cd"), domain.TextAt("camt:Fmly/camt:SubFmlyCd") }.Where(c => c is { Length: > 0 and <= 4 }))
        : null;

    static string? Reference(XmlPart part, string way) => part.TextAt(way) is { Length: <= LongestReference } text ? text : null;

    static string Text(string? text) => text is null ? "" : Cut(text, LongestText);

    /// <summary>The beginning of a text, without half a character: no database takes one.</summary>
    internal static string Cut(string text, int longest)
    {
        var end = Math.Min(text.Length, longest);
        return end > 0 && char.IsHighSurrogate(text[end - 1]) ? text[..(end - 1)] : text[..end];
    }
}
