using System.Text;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Invoicing.Domain.Credits;

namespace Recouvrement.Invoicing.Tests.Domain.Bank;

public sealed class ReturnReasonTests
{
    [Theory]
    [InlineData("AM04", null, ReversalReason.Rejected)]
    [InlineData("MD06", null, ReversalReason.Recalled)]
    [InlineData("MS02", null, ReversalReason.Recalled)]
    [InlineData("ZZ99", null, ReversalReason.Rejected)]
    [InlineData("opposition", null, ReversalReason.ChequeReturned)]
    [InlineData(null, "PMNT/RCHQ/UPCQ", ReversalReason.ChequeReturned)]
    [InlineData(null, null, ReversalReason.Rejected)]
    public void The_reason_code_of_a_bank_is_a_reason_of_a_payment(string? code, string? transaction, ReversalReason reason) => Assert.Equal(reason, ReturnReasons.Of(code, transaction));

    [Theory]
    [InlineData("am04", "AM04")]
    [InlineData(" Insufficient_Funds ", "insufficient_funds")]
    [InlineData("10.4", "10.4")]
    [InlineData("zz99", "zz99")]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("no code", null)]
    [InlineData("123456789012345678901234567890123456", null)]
    public void A_code_is_kept_as_told_and_a_known_one_in_its_own_spelling(string? told, string? kept) => Assert.Equal(kept, ReturnReasons.Told(told));

    [Theory]
    [InlineData(ReversalReason.Rejected, "AM04", true)]
    [InlineData(ReversalReason.Rejected, "MS03", true)]
    [InlineData(ReversalReason.Rejected, "MD01", false)]
    [InlineData(ReversalReason.Rejected, "AC01", false)]
    [InlineData(ReversalReason.Rejected, "ZZ99", true)]
    [InlineData(ReversalReason.Rejected, null, true)]
    [InlineData(ReversalReason.Recalled, "MD06", true)]
    [InlineData(ReversalReason.ChequeReturned, "insufficient_funds", true)]
    [InlineData(ReversalReason.ChequeReturned, "irregular", false)]
    [InlineData(ReversalReason.Chargeback, "10.4", true)]
    [InlineData(ReversalReason.Mistake, "AM04", false)]
    public void Only_what_says_something_of_the_payer_is_an_incident(ReversalReason reason, string? code, bool isIncident) => Assert.Equal(isIncident, new Reversal(new(2026, 3, 2), reason, code).IsIncident);

    [Fact]
    public void Every_known_code_is_explained_in_a_sentence() =>
        Assert.All(ReturnReasons.Known, known => Assert.Equal((known.Key, true, true), (known.Value.Code, known.Value.English.EndsWith('.'), known.Value.French.Length > 0)));

    [Theory]
    [InlineData("PMNT/IDDT/UPDD", null, false, true)]
    [InlineData("PMNT/IDDT/PRDD", null, false, true)]
    [InlineData("PMNT/RCDT/ESCT", "AC04", false, true)]
    [InlineData("PMNT/RCDT/ESCT", null, true, true)]
    [InlineData("PMNT/RDDT/ESDD", null, false, false)]
    [InlineData("PMNT/RCDT/CHRG", null, false, false)]
    [InlineData("PMNT/ICDT/ESCT", null, false, false)]
    public void Only_what_takes_a_payment_back_is_a_return_and_no_charge_or_payment_of_our_own(string code, string? reason, bool reversal, bool takesBack)
    {
        var entry = Camt.One(Camt.Notification(Camt.Entry(-24, code: code, reversal: reversal, details: Camt.Details(returned: reason))));
        Assert.Equal(takesBack, ReturnReasons.TakesBack(entry, entry.Transactions[0]));
    }

    [Fact]
    public void What_is_cut_ends_with_a_whole_character()
    {
        var smiles = string.Concat(Enumerable.Repeat("\U0001F600", 2_500));
        var said = Camt.One(Camt.Notification(Camt.Entry(1, details: Camt.Details(text: "x" + smiles, payer: "x" + smiles)))).Transactions[0];
        Assert.All([said.Text, said.Payer.Name!], text => Assert.Equal(text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))));
    }
}
