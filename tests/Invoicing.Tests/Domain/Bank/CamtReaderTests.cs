using System.Text;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Support;

namespace Recouvrement.Invoicing.Tests.Domain.Bank;

public sealed class CamtReaderTests
{
    [SharedFact("data/bank/valid_example.xml")]
    public void A_real_statement_of_version_2_adds_up()
    {
        var parts = Camt.Read(File.ReadAllBytes(Shared.PathOf("data/bank/valid_example.xml")));
        var sums = Assert.Single(parts.OfType<CamtPart.Closed>()).Sums;
        Assert.Equal((33.06m, 1.00m, 11.00m, 23.06m), (sums.Opening!.Value.Amount, sums.Credits.Amount, sums.Debits.Amount, sums.Closing!.Value.Amount));
        Assert.DoesNotContain(parts, p => p is CamtPart.Bad or CamtPart.Refused);
    }

    [SharedFact("data/bank/valid_example_v4.xml")]
    public void A_real_statement_of_version_4_gives_its_batches_transaction_by_transaction()
    {
        var parts = Camt.Read(File.ReadAllBytes(Shared.PathOf("data/bank/valid_example_v4.xml")));
        var sums = Assert.Single(parts.OfType<CamtPart.Closed>()).Sums;
        Assert.Equal((13L, 32L, Chf(322_152.16m), Chf(1_810.56m), Chf(1_272.95m), Chf(322_689.77m)), (sums.Entries, sums.Transactions, sums.Opening, sums.Credits, sums.Debits, sums.Closing));
        Assert.DoesNotContain(parts, p => p is CamtPart.Bad or CamtPart.Refused);

        static Money Chf(decimal amount) => new(amount, "CHF");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(13)]
    public void Every_version_is_read_whatever_its_namespace(int version)
    {
        var statement = Camt.Statement(version, Camt.Iban, 10, 15, Camt.Entry(5, status: version < 8 ? "BOOK" : "<Cd>BOOK</Cd>"));
        Assert.Equal((EntryStatus.Booked, Money.Euros(5)), (Camt.One(statement).Status, Camt.One(statement).Amount));
    }

    [Fact]
    public void A_statement_whose_balances_lie_by_a_cent_is_refused()
    {
        Assert.Null(Camt.Refusal(Camt.Statement(10, 14.99m, Camt.Entry(5), Camt.Entry(-0.01m))));
        Assert.Equal("balance_differs", Camt.Refusal(Camt.Statement(10, 15, Camt.Entry(5), Camt.Entry(-0.01m))));
        Assert.Null(Camt.Refusal(Camt.Statement(-10, -5, Camt.Entry(5))));
    }

    [Fact]
    public void Pending_and_announced_entries_are_in_no_balance() =>
        Assert.Null(Camt.Refusal(Camt.Statement(0, 5, Camt.Entry(5), Camt.Entry(7, status: "<Cd>PDNG</Cd>"), Camt.Entry(8, status: "INFO"), Camt.Entry(9, status: "<Cd>FUTR</Cd>"))));

    [Fact]
    public void The_previous_closing_balance_stands_for_an_opening_one()
    {
        Assert.Null(Camt.Refusal(With(Camt.Balance("PRCD", 1) + Camt.Balance("CLBD", 6))));
        Assert.Equal("balance_differs", Camt.Refusal(With(Camt.Balance("PRCD", 2) + Camt.Balance("CLBD", 6))));
        Assert.Null(Camt.Refusal(With(Camt.Balance("PRCD", 9) + Camt.Balance("OPBD", 1) + Camt.Balance("CLBD", 6))));
        Assert.Null(Camt.Refusal(With(Camt.Balance("OPBD", 1) + Camt.Balance("ITBD", 6))));

        static byte[] With(string balances) => Camt.File("camt.053.001.02", "BkToCstmrStmt", $"<Stmt><Id>1</Id>{balances}{Camt.Entry(5, status: "BOOK")}</Stmt>");
    }

    [Fact]
    public void A_batch_is_taken_apart_where_its_transactions_add_up_and_else_is_one_with_a_warning()
    {
        var apart = Camt.One(Camt.Notification(Camt.Entry(30, details: "<Btch><NbOfTxs>2</NbOfTxs></Btch>" + Camt.Details(10, "A") + Camt.Details(20, "B"))));
        Assert.Equal([Money.Euros(10), Money.Euros(20)], apart.Transactions.Select(t => t.Amount));
        Assert.Null(apart.Doubt);
        var returned = Camt.One(Camt.Notification(Camt.Entry(30, details: Camt.Details(40, "A") + Camt.Details(10, "B", direction: "DBIT"))));
        Assert.Equal([(true, 40m), (false, 10m)], returned.Transactions.Select(t => (t.IsCredit, t.Amount.Amount)));
        foreach (var details in new[] { Camt.Details(10) + Camt.Details(20.01m), Camt.Details(30) + Camt.Details() })
        {
            var whole = Camt.One(Camt.Notification(Camt.Entry(30, details: details)));
            Assert.Equal(Money.Euros(30), Assert.Single(whole.Transactions).Amount);
            Assert.NotNull(whole.Doubt);
        }
    }

    [Fact]
    public void What_a_payer_says_is_read_from_wherever_his_bank_puts_it()
    {
        var said = Assert.Single(Camt.One(Camt.Notification(Camt.Entry(5, "REF-1", code: "PMNT/RCDT/ESCT", details: Camt.Details(
            endToEnd: "E2E", creditorReference: "RF18 5390 0754 7034", text: "Facture  F-1", payer: "Essai", iban: "FR14 2004 1010 0505 0001 3M02 606", mandate: "M")))).Transactions);
        Assert.Equal(("E2E", "M", "Facture F-1", "Essai", "FR1420041010050500013M02606"), (said.EndToEndId, said.Mandate, said.Text, said.PayerName, said.PayerIban));
        Assert.Equal("RF18 5390 0754 7034", Assert.Single(said.CreditorReferences));
        Assert.Null(Assert.Single(Camt.One(Camt.Notification(Camt.Entry(5, details: Camt.Details(endToEnd: "NOTPROVIDED")))).Transactions).EndToEndId);
    }

    [Theory]
    [InlineData("<Ntry><Amt Ccy=\"EUR\">1.005</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt></Ntry>", "Amt")]
    [InlineData("<Ntry><Amt Ccy=\"EUR\">-1</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt></Ntry>", "Amt")]
    [InlineData("<Ntry><Amt Ccy=\"EUR\">99999999999999999999</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts></Ntry>", "Amt")]
    [InlineData("<Ntry><Amt>1</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts></Ntry>", "Amt")]
    [InlineData("<Ntry><Amt Ccy=\"EUR\">1</Amt><CdtDbtInd>BOTH</CdtDbtInd><Sts>BOOK</Sts></Ntry>", "CdtDbtInd")]
    [InlineData("<Ntry><Amt Ccy=\"EUR\">1</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry>", "Sts")]
    [InlineData("<Ntry><Amt Ccy=\"EUR\">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-02-30</Dt></BookgDt></Ntry>", "BookgDt")]
    public void A_bad_entry_of_a_notification_is_named_and_in_a_statement_spoils_it(string entry, string field)
    {
        Assert.Equal(field, Assert.Single(Camt.Read(Camt.Notification(entry)).OfType<CamtPart.Bad>()).Field);
        Assert.Equal("entry_unreadable", Camt.Refusal(Camt.Statement(0, 0, entry)));
    }

    [Theory]
    [InlineData("", "camt_unreadable")]
    [InlineData("not xml", "camt_unreadable")]
    [InlineData("<Document/>", "camt_unknown")]
    [InlineData("<Invoice/>", "camt_unknown")]
    [InlineData("<Document><BkToCstmrAcctRpt/></Document>", "camt_unknown")]
    [InlineData("<Document><BkToCstmrStmt/></Document>", "camt_empty")]
    [InlineData("<Document><BkToCstmrStmt><Stmt></BkToCstmrStmt></Document>", "camt_unreadable")]
    [InlineData("<Document><BkToCstmrStmt><Stmt/></BkToCstmrStmt></Document><Document/>", "camt_unreadable")]
    [InlineData("<!DOCTYPE Document [<!ENTITY x \"y\">]><Document><BkToCstmrStmt><Stmt><Id>&x;</Id></Stmt></BkToCstmrStmt></Document>", "camt_unreadable")]
    [InlineData("<!DOCTYPE Document SYSTEM \"file:///etc/passwd\"><Document/>", "camt_unreadable")]
    [InlineData("<?xml version=\"1.0\" encoding=\"none\"?><Document/>", "camt_unreadable")]
    [InlineData("<Document>\u0000</Document>", "camt_unreadable")]
    public void What_is_no_statement_is_refused_with_a_reason(string content, string code)
    {
        var refused = Assert.Single(Camt.Read(Encoding.UTF8.GetBytes(content)).OfType<CamtPart.Refused>());
        Assert.Equal(code, refused.Code);
        Assert.NotEmpty(refused.Reason);
    }

    [Fact]
    public void Depth_repetition_and_length_are_bounded()
    {
        Assert.Equal("camt_unreadable", Camt.Refusal(Camt.Notification(string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100)))));
        Assert.Equal("camt_unreadable", Camt.Refusal(Camt.Notification("<Ntry>" + string.Concat(Enumerable.Repeat("<a/>", 6_000)) + "</Ntry>")));
        Assert.Equal("camt_unreadable", Camt.Refusal(Camt.Notification($"<Ntry><Amt Ccy=\"{new string('x', 2_000_000)}\"/></Ntry>")));
        var text = Assert.Single(Camt.One(Camt.Notification(Camt.Entry(1, details: Camt.Details(text: new string('x', 3_000_000))))).Transactions).Text;
        Assert.Equal(1_000, text!.Length);
    }
}
