using System.Text;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class InvoiceCopyTests(Archive archive) : IClassFixture<Archive>
{
    readonly InvoicingService service = archive.Service;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copy_is_told_with_its_hash_whichever_came_first_the_invoice_or_the_copy(bool invoiceFirst)
    {
        var (customer, number) = (await service.NewCustomer(), $"COPY-{invoiceFirst}");
        if (invoiceFirst) await service.Invoice(customer, number, 100);
        await File(number, number);
        if (!invoiceFirst) await service.Invoice(customer, number, 100);
        await Told(number, 1);
        var told = Kept(number)[0];
        Assert.Equal(new InvoiceCopyKeptV1(Siren, Id(number), number, Archive.Sha256(Bytes(number)), Bytes(number).Length, "application/pdf", number, 1, Today), told);
    }

    [Fact]
    public async Task A_later_copy_takes_its_place_the_same_one_again_is_not_told_and_a_detached_one_is_withdrawn()
    {
        await service.Invoice(await service.NewCustomer(), "LATER", 100);
        await File("LATER-A", "LATER");
        await Told("LATER", 1);
        await File("LATER-A", "LATER");
        await File("LATER-B", "LATER");
        await Told("LATER", 2);
        Assert.Equal(["LATER-A", "LATER-B"], Kept("LATER").Select(m => m.Reference));

        await Accepts(Archive.Register(service, "LATER-B", "proof", new { kind = "invoice", number = "LATER" }));
        await Told("LATER", 3);
        Assert.Equal("LATER-A", Kept("LATER")[2].Reference);
        await Accepts(Archive.Register(service, "LATER-A", "invoice_copy"));
        await Eventually.Is(() => service.Bus.Heard<InvoiceCopyWithdrawnV1>().Any(m => m.Invoice == Id("LATER") && m.Version == 4), "the withdrawal is told");
    }

    [Fact]
    public async Task What_would_show_a_debtor_the_invoice_of_another_or_is_no_pdf_is_no_copy()
    {
        await service.Invoice(await service.NewCustomer(), "MINE", 100);
        await service.Invoice(await service.NewCustomer(), "YOURS", 100);
        await Accepts(Archive.Register(service, "BOTH", "invoice_copy", new { kind = "invoice", number = "MINE" }, new { kind = "invoice", number = "YOURS" }));
        await Accepts(Archive.Send(service, "BOTH", Bytes("BOTH")));
        await Accepts(Archive.Register(service, "PICTURE", "invoice_copy", new { kind = "invoice", number = "MINE" }));
        await Accepts(Archive.Send(service, "PICTURE", Bytes("PICTURE"), "image/png"));
        await File("YOURS-1", "YOURS");
        await Told("YOURS", 1);
        Assert.Equal("YOURS-1", Kept("YOURS")[0].Reference);
        Assert.Empty(Kept("MINE"));
    }

    [Fact]
    public async Task A_number_of_two_years_needs_its_year()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "YEARS", 100);
        await service.Invoice(customer, "YEARS", 100, "2025-06-02");
        await File("YEARS-X", "YEARS");
        await Accepts(Archive.Register(service, "YEARS-25", "invoice_copy", new { kind = "invoice", number = "YEARS", year = 2025 }));
        await Accepts(Archive.Send(service, "YEARS-25", Bytes("YEARS-25")));
        await Eventually.Is(() => Kept("YEARS", 2025).Count == 1, "the copy of 2025 is told");
        Assert.Empty(Kept("YEARS"));
    }

    [Fact]
    public async Task Copies_from_before_are_told_once_after_an_upgrade()
    {
        await using var before = await Archive.Start(new Dictionary<string, string> { ["Documents:Folder"] = archive.Folder });
        await before.Invoice(await before.NewCustomer(), "BEFORE", 100);
        await Archive.File(before, "BEFORE", "invoice_copy", new { kind = "invoice", number = "BEFORE" });
        await Eventually.Is(() => before.Bus.Heard<InvoiceCopyKeptV1>().Count == 1, "it is told");
        // A reader that has never read finds what is known already, and tells nothing twice.
        await before.Host.Database.Administer("update mt_event_progression set last_seq_id = 0 where name = 'invoice-copies'; delete from invoice_copies");
        await File(before, "AFTER", "BEFORE");
        await Eventually.Is(() => before.Bus.Heard<InvoiceCopyKeptV1>().Count == 2, "the next one is told");
        Assert.Equal(["BEFORE", "AFTER"], before.Bus.Heard<InvoiceCopyKeptV1>().Select(m => m.Reference));
    }

    static byte[] Bytes(string reference) => Encoding.UTF8.GetBytes($"%PDF {reference}");

    static Guid Id(string number, int year = 2026) => BusinessKey.OfInvoice(Kernel.Identifiers.Siren.Parse(Siren)!.Value, number, year);

    IReadOnlyList<InvoiceCopyKeptV1> Kept(string number, int year = 2026) => [.. service.Bus.Heard<InvoiceCopyKeptV1>().Where(m => m.Invoice == Id(number, year))];

    Task Told(string number, int times) => Eventually.Is(() => Kept(number).Count == times, $"{times} copies of {number} are told");

    Task File(string reference, string number) => File(service, reference, number);

    static Task File(InvoicingService of, string reference, string number) => Archive.File(of, reference, "invoice_copy", new { kind = "invoice", number });
}
