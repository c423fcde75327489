using Recouvrement.Invoicing.Domain.Xml;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>The details of a transaction, before it is known whether they add up to their entry.</summary>
/// <param name="Amount">Null where none is given to the cent.</param>
/// <param name="IsCredit">Null where it is as the entry.</param>
/// <param name="Read">Without amount.</param>
sealed record CamtTransaction(Money? Amount, bool? IsCredit, BankTransaction Read)
{
    const int MostReferences = 20, LongestText = 1_000;

    public static CamtTransaction Unknown { get; } = new(null, null, new(Money.Zero, false, null, null, null, [], null, null, null, null));

    public static CamtTransaction Of(XmlBranch details)
    {
        var remittance = details.All("RmtInf", "Ustrd").Concat(details.All("RmtInf", "Strd", "RfrdDocInf", "Nb")).Concat(details.All("RmtInf", "Strd", "AddtlRmtInf")).Concat(details.All("AddtlTxInf"));
        return new(
            CamtValues.Amount(details.First("Amt") ?? details.First("AmtDtls", "TxAmt", "Amt")),
            details.Value("CdtDbtInd") switch { "CRDT" => true, "DBIT" => false, _ => null },
            new(
                Money.Zero, false, CodeOf(details), Provided(details.Value("Refs", "EndToEndId")), Provided(details.Value("Refs", "MndtId")),
                [.. details.All("RmtInf", "Strd", "CdtrRefInf", "Ref").Select(r => CamtValues.Line(r.Text, 35)).OfType<string>().Take(MostReferences)],
                CamtValues.Line(string.Join(' ', remittance.Select(r => r.Text)), LongestText),
                CamtValues.Line(details.Value("RltdPties", "Dbtr", "Nm") ?? details.Value("RltdPties", "Dbtr", "Pty", "Nm") ?? details.Value("RltdPties", "UltmtDbtr", "Nm") ?? details.Value("RltdPties", "UltmtDbtr", "Pty", "Nm")),
                CamtValues.Iban(details.Value("RltdPties", "DbtrAcct", "Id", "IBAN")),
                CamtValues.Line(details.Value("RtrInf", "Rsn", "Cd") ?? details.Value("RtrInf", "Rsn", "Prtry"), 35)));
    }

    public static TransactionCode? CodeOf(XmlBranch parent) => parent.First("BkTxCd", "Domn") is { } domain
        ? new(CamtValues.Line(domain.Value("Cd"), 4) ?? "", CamtValues.Line(domain.Value("Fmly", "Cd"), 4) ?? "", CamtValues.Line(domain.Value("Fmly", "SubFmlyCd"), 4) ?? "") : null;

    public BankTransaction With(Money amount, bool isCredit, string? entryText) =>
        Read with { Amount = amount, IsCredit = isCredit, Text = Read.Text ?? entryText };

    static string? Provided(string? reference) => CamtValues.Line(reference) is { } given && !given.Equals("NOTPROVIDED", StringComparison.OrdinalIgnoreCase) ? given : null;
}
