using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Recouvrement.Invoicing.Customers;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Imports.Bulk;
using Recouvrement.Invoicing.Imports.Csv;
using Recouvrement.Invoicing.PersonalData;
using Recouvrement.Invoicing.Tests.Service;
using Recouvrement.Kernel.PaymentTerms;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Tests.Fuzz;

/// <summary>
/// Bulk files (NDJSON, CSV) damaged as <see cref="FuzzTests"/> damages documents: each line ends in something that can be booked and stored or in a
/// rejection that names it, soon; and what a damaged file books is whole.
/// </summary>
public sealed class RowFuzzTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    static readonly DateOnly Today = new(2026, 3, 2);

    static readonly Entry Unknown = new(null, default, [], [], new ErasedPersons(Guid.Empty, new ErasedWords(new Vault(new ConfigurationBuilder().Build())), []));

    static readonly byte[] Bulk = Encoding.UTF8.GetBytes(string.Join('\n',
        """{"resource":"customer","key":"Z1","name":"Essai & Fils","kind":"company","termDays":30,"contacts":[{"role":"accounts_payable","email":"compta@essai.invalid"}]}""",
        """{"resource":"invoice","key":"Z1-1","customer":"Z1","issuedOn":"2026-02-02","amountCents":10000,"vatCents":1600}""",
        """{"resource":"invoice","key":"Z1-2","customer":"z1","issuedOn":"2026-02-03","amountCents":5000,"dueOn":"2026-02-28","reference":"Déjà CDE-7"}""",
        """{"resource":"credit-note","key":"Z1-3","customer":"Z1","issuedOn":"2026-02-04","amountCents":1000,"invoices":[{"number":"Z1-2"}]}""",
        """{"resource":"payment","key":"Z1-4","customer":"Z1","receivedOn":"2026-02-05","amountCents":11000}""",
        """{"resource":"reminder","key":"Z1-2","level":2,"lastRemindedOn":"2026-02-20","channel":"letter"}""", ""));

    static readonly byte[] Csv = Encoding.UTF8.GetBytes(string.Join("\r\n",
        "no;client;date;due;ttc;text", "Z2-1;Z2;02/02/2026;15/03/2026;1 234,56;\"Commande; \"\"7\"\"\"", "Z2-2;Z2;03/02/2026;;12,00;été", "Z2-3;Z2;2026-02-04;05/03/2026;7,00;", "Z2-4;z2;05/02/2026;;0,01;x", ""));

    static readonly CsvSourceAsked Source = new(
        "invoice", new() { ["key"] = "no", ["customer"] = "client", ["issuedOn"] = "date", ["dueOn"] = "due", ["amountCents"] = "ttc", ["reference"] = "text" }, [], ";", "utf-8", ",", ["dd/MM/yyyy", "yyyy-MM-dd"]);

    [Fact]
    public Task Each_line_of_a_damaged_NDJSON_is_booked_or_named() => EachEnds(Bulk, 2_000, content => Lines(new MemoryStream(content)));

    [Fact]
    public Task Each_row_of_a_damaged_CSV_is_booked_or_named()
    {
        var fields = service.Host.Services.GetRequiredService<CsvFields>().Of("invoice")!;
        return EachEnds(Csv, 2_000, async content =>
        {
            await using var lines = new CsvLines(new MemoryStream(content), Source, fields);
            if (await lines.Begin(CancellationToken.None) is { } header) Assert.NotEmpty(header.Reason);
            else Assert.Equal(await Lines(lines), lines.Rows);
        });
    }

    // What money says of an account, its documents say one by one; a line that came half would part the two.
    [Fact]
    public async Task What_damaged_files_book_is_whole()
    {
        const int Files = 40;
        var files = new Importing(service, InvoicingService.Siren);
        await InvoicingService.Accepts(service.Put("/csv-sources/fuzz", new { resource = "invoice", columns = Source.Columns, dateFormats = Source.DateFormats }));
        for (var seed = 0; seed < Files; seed++)
        {
            using var answer = seed % 2 == 0 ? await files.SendBulk(Mutations.Of(Bulk, seed)) : await files.SendCsv("fuzz", Mutations.Of(Csv, seed));
            if (answer.IsSuccessStatusCode) Assert.Equal("completed", (await files.Over(answer)).Text("state"));
            else Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        Assert.True(await service.Count("select count(*) from invoices") > 0);
        Assert.Equal(0, await service.Count(
            """
            select (select count(*) from mt_streams s where s.type = 'invoice' and not exists (select from invoices i where i.id = s.id and i.version = s.version)) +
                   (select count(*) from invoices i where i.outstanding_cents <> (select sum(l.amount_cents) from ledger l where l.document = i.id)) +
                   (select count(*) from import_chunks)
            """));
    }

    // The lines that are taken are stored as the booking would; the number of all that are not blank.
    async Task<long> Lines(Stream file)
    {
        var json = new JsonSerializerOptions(service.Host.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions) { AllowDuplicateProperties = false };
        var batch = new BulkBatch(InvoicingService.Siren, Today, json);
        await batch.Read(file, 0, CancellationToken.None);
        Assert.True(batch.Lines.IsLast);
        Assert.Equal(batch.Lines.Count, batch.Rows.Select(r => r.Line).Concat(batch.Lines.Rejected.Select(r => r.Line)).Distinct().Count());
        Assert.All(batch.Lines.Rejected, r => Assert.True(r.Reason.Length > 0 && r.Line > 0));
        batch.Rows.ForEach(Stored);
        return batch.Lines.Count;
    }

    static void Stored(BulkRow row)
    {
        switch (row)
        {
            case BulkRow.Invoice invoice:
                foreach (var fact in Invoice.Decide(Invoice.Initial, invoice.Order(PaymentTerm.Default)).Facts) EventNames<InvoiceEvent>.Write(fact);
                break;
            case BulkRow.Credit credit:
                foreach (var fact in Credit.Decide(Credit.Initial, credit.Order).Facts) EventNames<CreditEvent>.Write(fact);
                break;
            case BulkRow.Customer customer:
                foreach (var fact in Customer.Decide(Customer.Initial, customer.Asked.Over(Unknown).Order).Facts) EventNames<CustomerEvent>.Write(fact);
                break;
            case BulkRow.Reminder reminder:
                Assert.InRange(reminder.History.Level, 1, 99);
                break;
        }
    }

    static async Task EachEnds(byte[] lawful, int few, Func<byte[], Task> read)
    {
        await read(lawful);
        for (var seed = 0; seed < Mutations.Count(few); seed++)
        {
            var clock = Stopwatch.StartNew();
            try
            {
                await read(Mutations.Of(lawful, seed));
            }
            catch (Exception failed)
            {
                Assert.Fail($"Mutation {seed}: {failed}");
            }

            Assert.True(clock.Elapsed < Longest, $"Mutation {seed} took {clock.Elapsed}.");
        }
    }
}
