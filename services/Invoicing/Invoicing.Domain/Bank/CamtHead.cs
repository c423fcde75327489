using Recouvrement.Invoicing.Domain.Xml;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>What stands in a statement beside its entries.</summary>
static class CamtHead
{
    public static BankStatement Statement(List<XmlBranch> head, bool isNotification)
    {
        var of = Under(head);
        return new(
            isNotification, CamtValues.Line(of.Value("Id")) ?? "", CamtValues.Line(of.Value("ElctrncSeqNb")), CamtValues.Iban(of.Value("Acct", "Id", "IBAN") ?? of.Value("Acct", "Id", "Othr", "Id")),
            CamtValues.Currency(of.Value("Acct", "Ccy")), CamtValues.Day(of.Value("FrToDt", "FrDtTm")), CamtValues.Day(of.Value("FrToDt", "ToDtTm")));
    }

    /// <summary>The booked balance before and after. A statement in several pages has interim balances (ITBD) at its inner edges.</summary>
    public static (Money? Opening, Money? Closing, DateOnly? ClosedOn) Balances(List<XmlBranch> head)
    {
        var balances = Under(head).All("Bal").Select(b => (Code: b.Value("Tp", "CdOrPrtry", "Cd"), Amount: Signed(b), On: CamtValues.Day(b.Value("Dt", "Dt") ?? b.Value("Dt", "DtTm")))).ToList();
        var interim = balances.Where(b => b.Code == "ITBD").ToList();
        var opening = balances.FirstOrDefault(b => b.Code == "OPBD");
        if (opening.Code is null) opening = balances.FirstOrDefault(b => b.Code == "PRCD");
        if (opening.Code is null) opening = interim.FirstOrDefault();
        var closing = balances.LastOrDefault(b => b.Code == "CLBD");
        if (closing.Code is null && interim.Count > (opening.Code == "ITBD" ? 1 : 0)) closing = interim[^1];
        return (opening.Amount, closing.Amount, closing.Amount is null ? null : closing.On);
    }

    static Money? Signed(XmlBranch balance) => CamtValues.Amount(balance.First("Amt")) is not { } amount ? null : balance.Value("CdtDbtInd") switch
    {
        "CRDT" => amount,
        "DBIT" => -amount,
        _ => null,
    };

    static XmlBranch Under(List<XmlBranch> head)
    {
        var root = new XmlBranch("Stmt");
        root.Parts.AddRange(head);
        return root;
    }
}
