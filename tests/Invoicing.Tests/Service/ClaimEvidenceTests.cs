using System.Text;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>What proves a claim is told from the day it leaves the house, and again whenever it changes.</summary>
public sealed class ClaimEvidenceTests(Archive archive) : IClassFixture<Archive>
{
    readonly InvoicingService service = archive.Service;

    [Fact]
    public async Task What_proves_a_claim_is_told_when_it_is_handed_over_and_again_when_a_paper_comes()
    {
        await service.Invoice(await service.NewCustomer(), "EVI-1", 100);
        await File("EVI-1-COPY", "invoice_copy", "EVI-1");
        await Accepts(Archive.Register(service, "EVI-1-ORDER", "purchase_order", new { kind = "invoice", number = "EVI-1" }));
        await HandOver("EVI-1");
        var first = await Told("EVI-1", 1);
        Assert.Equal([("invoice_copy", true), ("purchase_order", false)], first.Items.Select(i => (i.Kind, i.Sha256 is not null)).Order());
        Assert.Equal(["signed_quote,purchase_order,contract", "delivery_note,acceptance_report"], first.Missing.Select(m => string.Join(',', m.AnyOf)));

        await Accepts(Archive.Send(service, "EVI-1-ORDER", Bytes("EVI-1-ORDER")));
        Assert.Equal(["delivery_note,acceptance_report"], (await Told("EVI-1", 2)).Missing.Select(m => string.Join(',', m.AnyOf)));
    }

    [Fact]
    public async Task Handed_over_twice_it_is_told_once_and_papers_of_other_invoices_are_none_of_it()
    {
        await service.Invoice(await service.NewCustomer(), "EVI-2", 100);
        await service.Invoice(await service.NewCustomer(), "EVI-3", 100);
        await HandOver("EVI-2");
        await Told("EVI-2", 1);
        await HandOver("EVI-2", again: true);
        await File("EVI-3-COPY", "invoice_copy", "EVI-3");
        await HandOver("EVI-3");
        Assert.Single((await Told("EVI-3", 1)).Items);
        Assert.Single(service.Bus.Heard<ClaimEvidenceListedV1>(), m => m.Number == "EVI-2");
    }

    [Fact]
    public async Task A_paper_without_a_year_proves_no_number_that_two_years_have()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "EVI-4", 100);
        await service.Invoice(customer, "EVI-4", 100, "2025-06-02");
        await File("EVI-4-COPY", "invoice_copy", "EVI-4");
        await HandOver("EVI-4");
        Assert.Empty((await Told("EVI-4", 1)).Items);
    }

    static byte[] Bytes(string reference) => Encoding.UTF8.GetBytes($"%PDF {reference}");

    static Guid Id(string number) => BusinessKey.OfInvoice(Kernel.Identifiers.Siren.Parse(Siren)!.Value, number, 2026);

    Task File(string reference, string kind, string number) => Archive.File(service, reference, kind, new { kind = "invoice", number });

    Task HandOver(string number, bool again = false) => service.Bus.Publish(new ClaimsHandedOverV1(
        Guid.CreateVersion7(), Guid.CreateVersion7(), Siren, Guid.CreateVersion7(), "C-1", 1, Guid.CreateVersion7(),
        [new(Id(number), number, number, Today, Today, 10_000, 10_000)], "EUR", again ? 13 : 12, Today));

    async Task<ClaimEvidenceListedV1> Told(string number, long version)
    {
        await Eventually.Is(() => service.Bus.Heard<ClaimEvidenceListedV1>().Any(m => m.Invoice == Id(number) && m.Version == version), $"version {version} of what proves {number}");
        return service.Bus.Heard<ClaimEvidenceListedV1>().Single(m => m.Invoice == Id(number) && m.Version == version);
    }
}
