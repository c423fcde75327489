using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Invoicing.Domain.EInvoices;
using Recouvrement.Invoicing.EInvoices;
using Recouvrement.Invoicing.Tests.Domain.EInvoices;
using Recouvrement.Invoicing.Tests.Domain.Fec;
using Recouvrement.Platform.Typesetting;
using Recouvrement.Support;

namespace Recouvrement.Invoicing.Tests.Fuzz;

/// <summary>
/// Files damaged in thousands of ways, the same ones each time: each ends in a value or a refusal, soon. A short run by default;
/// <c>RECOUVREMENT_FUZZ=100000</c> gives so many of each format.
/// </summary>
public sealed class FuzzTests
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    [Fact]
    public void A_damaged_CII_ends_in_an_invoice_or_a_refusal() => EachEnds(Encoding.UTF8.GetBytes(InvoiceXml.Cii), 4_000, Invoice);

    [Fact]
    public void A_damaged_UBL_ends_in_an_invoice_or_a_refusal() => EachEnds(Encoding.UTF8.GetBytes(InvoiceXml.Ubl), 4_000, Invoice);

    [SharedTheory("data/einvoice")]
    [InlineData("factur-x-en16931.xml")]
    [InlineData("ubl-21-extended-ctc-fr.xml")]
    public void A_damaged_real_file_ends_in_an_invoice_or_a_refusal(string file) => EachEnds(File.ReadAllBytes(Shared.PathOf($"data/einvoice/{file}")), 1_000, Invoice);

    [Fact]
    public void A_damaged_FEC_ends_in_entries_that_balance_or_a_refusal() => EachEnds(
        Export.Of([
            .. Enumerable.Range(1, 6).SelectMany(i => i % 2 == 1 ? Export.Sale($"{i}", total: $"{i}0,5{i}") : Export.Receipt($"{i}")),
            .. Export.Bill("7", "30,53", "Z"), .. Export.Bill("8", "50,55"), .. Export.Bill("9", "30,53", "Z", money: "512000"), .. Export.Bill("10", "50,55", money: "511400"),
        ]), 2_000, content =>
        {
            var (survey, booked, _) = Export.Read(content).GetAwaiter().GetResult();
            Assert.Equal(booked.Sum(entry => entry.Debit.Amount), booked.Sum(entry => entry.Credit.Amount));
            Assert.All(Export.Items(survey, booked), item => Assert.True(item.Amount.IsPositive || item.LeftOut is not null));
        });

    // A movement or a fee invented by damage would show in the balances, which are checked to the cent.
    [SharedTheory("data/bank")]
    [InlineData("valid_example.xml")]
    [InlineData("valid_example_v4.xml")]
    public void A_damaged_bank_statement_ends_in_statements_or_a_refusal(string file) => EachEnds(File.ReadAllBytes(Shared.PathOf($"data/bank/{file}")), 1_000, content =>
        Assert.True(CamtReader.Read(content) is BankReading.Found { Statements.IsEmpty: false } or BankReading.Refused { Problems.IsEmpty: false }));

    [Fact]
    public void A_damaged_life_cycle_message_ends_in_a_status_or_a_refusal() => EachEnds(Encoding.UTF8.GetBytes(StatusMessageTests.Cdar), 2_000, content =>
    {
        var (message, problems) = StatusMessageReader.Read(content);
        Assert.Equal(message is null, !problems.IsEmpty);
    });

    // The worker opens each of them, so a short run has fewer.
    [SharedTheory("data/einvoice")]
    [InlineData("Facture_FR_BASICWL.pdf")]
    public async Task A_damaged_PDF_ends_in_an_invoice_or_a_refusal(string file)
    {
        await using var typesetter = new Typesetter(Options.Create(new TypesettingOptions()), NullLogger<Typesetter>.Instance);
        var reader = new EInvoiceFile(typesetter);
        var lawful = await File.ReadAllBytesAsync(Shared.PathOf($"data/einvoice/{file}"));
        await reader.Read(lawful, CancellationToken.None);
        for (var seed = 0; seed < Mutations.Count(150); seed++)
        {
            var clock = Stopwatch.StartNew();
            Holds(await reader.Read(Mutations.Of(lawful, seed), CancellationToken.None));
            Assert.True(clock.Elapsed < Longest, $"Mutation {seed} took {clock.Elapsed}.");
        }
    }

    static void Invoice(byte[] content) => Holds(EInvoiceReader.Read(content));

    // What is taken adds up and can be booked.
    static void Holds(EInvoiceReading reading)
    {
        if (reading is EInvoiceReading.Refused refused)
        {
            Assert.NotEmpty(refused.Problems);
            return;
        }

        var invoice = ((EInvoiceReading.Found)reading).Invoice;
        Assert.NotEqual(EInvoiceKind.None, invoice.Kind);
        Assert.True(invoice.Totals.Amount.Amount >= 0 && invoice.Totals.Prepaid.Amount >= 0);
        Assert.Equal(invoice.Totals.Payable, invoice.Totals.Amount - invoice.Totals.Prepaid);
        Assert.True(invoice.DueOn is null || invoice.DueOn >= invoice.IssuedOn);
    }

    static void EachEnds(byte[] lawful, int few, Action<byte[]> read)
    {
        read(lawful);
        for (var seed = 0; seed < Mutations.Count(few); seed++)
        {
            var (content, clock) = (Mutations.Of(lawful, seed), Stopwatch.StartNew());
            try
            {
                read(content);
            }
            catch (Exception failed)
            {
                Assert.Fail($"Mutation {seed}: {failed}");
            }

            Assert.True(clock.Elapsed < Longest, $"Mutation {seed} took {clock.Elapsed}.");
        }
    }
}
