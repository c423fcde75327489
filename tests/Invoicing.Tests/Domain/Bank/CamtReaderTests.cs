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
        var statement = Assert.Single(Camt.Found(File.ReadAllBytes(Shared.PathOf("data/bank/valid_example.xml"))).Statements);
        Assert.Equal((33.06m, 1.00m, 11.00m, 23.06m), (statement.Opening!.Value.Amount, statement.Credits.Amount, statement.Debits.Amount, statement.Closing!.Value.Amount));
    }

    [SharedFact("data/bank/valid_example_v4.xml")]
    public void A_real_statement_of_version_4_gives_its_batches_transaction_by_transaction()
    {
        var statement = Assert.Single(Camt.Found(File.ReadAllBytes(Shared.PathOf("data/bank/valid_example_v4.xml"))).Statements);
        Assert.Equal((13, 32), (statement.Entries.Length, statement.Entries.Sum(e => e.Transactions.Length)));
        Assert.Equal((Chf(322_152.16m), Chf(1_810.56m), Chf(1_272.95m), Chf(322_689.77m)), (statement.Opening, statement.Credits, statement.Debits, statement.Closing));

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
        Assert.Equal((true, Money.Euros(5)), (Camt.One(statement).IsBooked, Camt.One(statement).Amount));
    }

    [Fact]
    public void A_statement_whose_balances_lie_by_a_cent_is_refused()
    {
        Assert.Null(Camt.Refusal(Camt.Statement(10, 14.99m, Camt.Entry(5), Camt.Entry(-0.01m))));
        Assert.Equal(BankProblems.Balance, Camt.Refusal(Camt.Statement(10, 15, Camt.Entry(5), Camt.Entry(-0.01m))));
        Assert.Null(Camt.Refusal(Camt.Statement(-10, -5, Camt.Entry(5))));
    }

    [Fact]
    public void Pending_and_announced_entries_are_in_no_balance() =>
        Assert.Null(Camt.Refusal(Camt.Statement(0, 5, Camt.Entry(5), Camt.Entry(7, status: "<Cd>PDNG</Cd>"), Camt.Entry(8, status: "INFO"), Camt.Entry(9, status: "<Cd>FUTR</Cd>"))));

    [Fact]
    public void The_previous_closing_balance_stands_for_an_opening_one()
    {
        Assert.Null(Camt.Refusal(With(Camt.Balance("PRCD", 1) + Camt.Balance("CLBD", 6))));
        Assert.Equal(BankProblems.Balance, Camt.Refusal(With(Camt.Balance("PRCD", 2) + Camt.Balance("CLBD", 6))));
        Assert.Null(Camt.Refusal(With(Camt.Balance("PRCD", 9) + Camt.Balance("OPBD", 1) + Camt.Balance("CLBD", 6))));
        Assert.Null(Camt.Refusal(With(Camt.Balance("OPBD", 1) + Camt.Balance("ITBD", 6))));

        static byte[] With(string balances) => Camt.File("camt.053.001.02", "BkToCstmrStmt", $"<Stmt><Id>1</Id><Acct><Id><IBAN>{Camt.Iban}</IBAN></Id></Acct>{balances}{Camt.Entry(5, status: "BOOK")}</Stmt>");
    }

    [Fact]
    public void A_batch_is_taken_apart_where_its_transactions_add_up_and_else_is_one_with_a_warning()
    {
        var apart = Camt.One(Camt.Notification(Camt.Entry(30, details: "<Btch><NbOfTxs>2</NbOfTxs></Btch>" + Camt.Details(10, "A") + Camt.Details(20, "B"))));
        Assert.Equal([Money.Euros(10), Money.Euros(20)], apart.Transactions.Select(t => t.Amount));
        var returned = Camt.One(Camt.Notification(Camt.Entry(30, details: Camt.Details(40, "A") + Camt.Details(10, "B", direction: "DBIT"))));
        Assert.Equal([(true, 40m), (false, 10m)], returned.Transactions.Select(t => (t.IsCredit, t.Amount.Amount)));
        foreach (var details in new[] { Camt.Details(10) + Camt.Details(20.01m), Camt.Details(30) + Camt.Details() })
        {
            var found = Camt.Found(Camt.Notification(Camt.Entry(30, details: details)));
            Assert.Equal(Money.Euros(30), Assert.Single(found.Statements[0].Entries[0].Transactions).Amount);
            Assert.Equal(BankProblems.Batch, Assert.Single(found.Warnings).Code);
        }
    }

    [Fact]
    public void What_a_payer_says_is_read_from_wherever_his_bank_puts_it()
    {
        var said = Assert.Single(Camt.One(Camt.Notification(Camt.Entry(5, "REF-1", code: "PMNT/RCDT/ESCT", details: Camt.Details(
            endToEnd: "E2E", creditorReference: "RF18 5390 0754 7034", text: "Facture  F-1", payer: "Essai", iban: "FR14 2004 1010 0505 0001 3M02 606", mandate: "M")))).Transactions);
        Assert.Equal(("E2E", "Facture  F-1", "Essai", "FR1420041010050500013M02606"), (said.EndToEndId, said.Text, said.Payer.Name, said.Payer.Iban));
        Assert.Equal("RF18 5390 0754 7034", said.CreditorReference);
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
    public void A_bad_entry_is_named_by_line_and_field_and_nothing_of_the_file_is_taken(string entry, string field)
    {
        var refused = Assert.IsType<BankReading.Refused>(CamtReader.Read(Camt.Notification(entry)));
        Assert.Contains(refused.Problems, p => p.Field == field && p.Line > 0);
    }

    [Theory]
    [InlineData("", BankProblems.NotWellFormed)]
    [InlineData("not xml", BankProblems.NotWellFormed)]
    [InlineData("<Document/>", BankProblems.NotAStatement)]
    [InlineData("<Invoice/>", BankProblems.NotAStatement)]
    [InlineData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.052.001.08\"><BkToCstmrAcctRpt/></Document>", BankProblems.NotAStatement)]
    [InlineData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt/></Document>", BankProblems.NoAccount)]
    [InlineData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt/></BkToCstmrStmt></Document>", BankProblems.NoAccount)]
    [InlineData("<Document><BkToCstmrStmt><Stmt></BkToCstmrStmt></Document>", BankProblems.NotWellFormed)]
    [InlineData("<!DOCTYPE Document [<!ENTITY x \"y\">]><Document><BkToCstmrStmt><Stmt><Id>&x;</Id></Stmt></BkToCstmrStmt></Document>", BankProblems.NotWellFormed)]
    [InlineData("<!DOCTYPE Document SYSTEM \"file:///etc/passwd\"><Document/>", BankProblems.NotWellFormed)]
    [InlineData("<?xml version=\"1.0\" encoding=\"none\"?><Document/>", BankProblems.NotWellFormed)]
    [InlineData("<Document>\u0000</Document>", BankProblems.NotWellFormed)]
    public void What_is_no_statement_is_refused_with_a_reason(string content, string code)
    {
        var refused = Assert.IsType<BankReading.Refused>(CamtReader.Read(Encoding.UTF8.GetBytes(content)));
        Assert.Equal(code, refused.Problems[0].Code);
        Assert.NotEmpty(refused.Problems[0].Reason);
    }

    [Fact]
    public void Depth_and_length_are_bounded()
    {
        Assert.Equal(BankProblems.TooLarge, Camt.Refusal(Camt.Notification(string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100)))));
        var text = Assert.Single(Camt.One(Camt.Notification(Camt.Entry(1, details: Camt.Details(text: new string('x', 3_000_000))))).Transactions).Text;
        Assert.Equal(1_000, text.Length);
    }
}
