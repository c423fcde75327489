using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Xml;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>An entry from its elements.</summary>
static class CamtEntry
{
    public static CamtPart Read(long line, XmlBranch entry, List<CamtTransaction> details)
    {
        // Since version 8 the status lies one level deeper.
        var status = (entry.Value("Sts", "Cd") ?? entry.Value("Sts")) switch
        {
            "BOOK" => EntryStatus.Booked, "PDNG" => EntryStatus.Pending, "INFO" => EntryStatus.Information, "FUTR" => EntryStatus.Future, _ => EntryStatus.None,
        };
        if (CamtValues.Amount(entry.First("Amt")) is not { } amount) return new CamtPart.Bad(line, "Amt", "It has no amount to the cent with its currency.");
        if (entry.Value("CdtDbtInd") is not ("CRDT" or "DBIT") || status is EntryStatus.None)
            return new CamtPart.Bad(line, status is EntryStatus.None ? "Sts" : "CdtDbtInd", status is EntryStatus.None ? "It is one of BOOK, PDNG, INFO, FUTR." : "It is CRDT or DBIT.");
        var bookedOn = CamtValues.Day(entry.Value("BookgDt", "Dt") ?? entry.Value("BookgDt", "DtTm"));
        if (status is EntryStatus.Booked && bookedOn is null) return new CamtPart.Bad(line, "BookgDt", "It is booked, and has no booking date.");

        var isCredit = entry.Value("CdtDbtInd") == "CRDT";
        var (transactions, doubt) = Split(amount, isCredit, details, CamtValues.Line(entry.Value("AddtlNtryInf")), entry.Value("Btch", "NbOfTxs"));
        return new CamtPart.Entry(new(
            line, Reference(entry), amount, isCredit, status, entry.Value("RvslInd") is "true" or "1", bookedOn, CamtValues.Day(entry.Value("ValDt", "Dt") ?? entry.Value("ValDt", "DtTm")),
            CamtTransaction.CodeOf(entry), transactions, doubt));
    }

    // The account servicer's reference is the same in a notification and in the statement; a short entry reference only counts lines.
    static string? Reference(XmlBranch entry) =>
        CamtValues.Line(entry.Value("AcctSvcrRef")) is { } servicer && servicer != "NOTPROVIDED" ? servicer
        : CamtValues.Line(entry.Value("NtryRef")) is { Length: >= 8 } own && own != "NOTPROVIDED" ? own : null;

    // Transactions are taken one by one only where they add up to the entry: else what is on the account counts, in one piece.
    static (ImmutableArray<BankTransaction> Transactions, string? Doubt) Split(Money amount, bool isCredit, List<CamtTransaction> details, string? text, string? announced)
    {
        if (details is []) return ([Whole(null, amount, isCredit, text)], null);
        if (details is [var only])
            return ([Whole(only, amount, isCredit, text)], only.Amount is { } told && told.Currency == amount.Currency && told != amount ? $"Its transaction says {told}, the entry {amount}." : null);
        var adds = details.All(d => d.Amount?.Currency == amount.Currency)
            && details.Sum(d => (d.IsCredit ?? isCredit) == isCredit ? d.Amount!.Value.Amount : -d.Amount!.Value.Amount) == amount.Amount;
        if (!adds) return ([Whole(null, amount, isCredit, text)], $"Its {details.Count} transactions do not add up to {amount}: it is taken as one.");
        return (
            [.. details.Select(d => d.With(d.Amount!.Value, d.IsCredit ?? isCredit, null))],
            int.TryParse(announced, out var number) && number != details.Count ? $"It announces {number} transactions and has {details.Count}." : null);
    }

    static BankTransaction Whole(CamtTransaction? only, Money amount, bool isCredit, string? text) => (only ?? CamtTransaction.Unknown).With(amount, isCredit, text);
}
