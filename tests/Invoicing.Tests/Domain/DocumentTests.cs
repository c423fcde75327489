using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Documents;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Documents.DocumentCommand;
using static Recouvrement.Invoicing.Domain.Documents.DocumentEvent;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class DocumentTests
{
    static readonly DocumentKey Key = new("000123455", "BL-17");
    static readonly Guid Signer = new("0198c0de-0000-7000-8000-000000000002");
    static readonly DocumentDescription Note = new(DocumentKind.DeliveryNote, new(2026, 2, 3), "warehouse", Signer, new(2026, 2, 4));
    static readonly DocumentContent Scan = new("aa", 10, "application/pdf");
    static readonly Holder Invoice = new(HolderKind.Invoice, "FA-1", 2026), Delivery = new(HolderKind.Delivery, "D-1", null);

    [Fact]
    public void A_document_is_registered_with_all_it_proves() =>
        Given().When(new Register(Key, Note, [Invoice, Delivery])).Then(new DocumentRegistered(Key, Note), new DocumentAttached(Key, Invoice), new DocumentAttached(Key, Delivery));

    [Fact]
    public void Only_what_changed_is_recorded()
    {
        Known(new DocumentAttached(Key, Invoice)).When(new Register(Key, Note, [Invoice with { Number = "fa-1" }])).ThenNothing();
        Known(new DocumentAttached(Key, Invoice)).When(new Register(Key, Note, [Delivery])).Then(new DocumentDetached(Key, Invoice), new DocumentAttached(Key, Delivery));
        Known().When(new Register(Key, Note with { Kind = DocumentKind.Timesheet }, [])).Then(new DocumentCorrected(Key, Note with { Kind = DocumentKind.Timesheet }));
        Known(new DocumentAttached(Key, Invoice)).When(new Register(Key, Note, [Invoice with { Year = 2025 }])).Then(new DocumentDetached(Key, Invoice), new DocumentAttached(Key, Invoice with { Year = 2025 }));
    }

    [Fact]
    public void Bytes_are_filed_once_and_other_bytes_replace_them()
    {
        Known().When(new DocumentCommand.File(Scan)).Then(new DocumentFiled(Key, Scan));
        Known(new DocumentFiled(Key, Scan)).When(new DocumentCommand.File(Scan)).ThenNothing();
        Known(new DocumentFiled(Key, Scan)).When(new DocumentCommand.File(Scan with { Sha256 = "bb" })).Then(new DocumentReplaced(Key, Scan with { Sha256 = "bb" }, "aa"));
        Given().When(new DocumentCommand.File(Scan)).ThenRefused("document_unknown");
    }

    [Fact]
    public void The_signer_is_forgotten_when_no_claim_rests_on_the_document()
    {
        Known().When(new EraseSigner(ErasureGround.Requested, 0)).Then(new SignerErased(Key, Signer, ErasureGround.Requested));
        Known().When(new EraseSigner(ErasureGround.Requested, 1)).ThenRefused("claim_open");
        Known().When(new EraseSigner(ErasureGround.WrongPerson, 1)).Then(new SignerErased(Key, Signer, ErasureGround.WrongPerson));
        Known(new SignerErased(Key, Signer, ErasureGround.Requested)).When(new EraseSigner(ErasureGround.Requested, 1)).ThenNothing();
        Given().When(new EraseSigner(ErasureGround.Requested, 0)).ThenRefused("document_unknown");
    }

    [Theory]
    [InlineData(null, new DocumentKind[0], 3)]
    [InlineData(null, new[] { DocumentKind.PurchaseOrder }, 2)]
    [InlineData(null, new[] { DocumentKind.SignedQuote, DocumentKind.DeliveryNote, DocumentKind.InvoiceCopy }, 0)]
    [InlineData(ClaimObject.Goods, new[] { DocumentKind.Contract, DocumentKind.Timesheet, DocumentKind.InvoiceCopy }, 1)]
    [InlineData(ClaimObject.Services, new[] { DocumentKind.Contract, DocumentKind.Timesheet, DocumentKind.InvoiceCopy }, 0)]
    [InlineData(ClaimObject.Works, new[] { DocumentKind.SignedQuote, DocumentKind.DeliveryNote, DocumentKind.InvoiceCopy }, 1)]
    [InlineData(ClaimObject.Works, new[] { DocumentKind.SignedQuote, DocumentKind.AcceptanceReport, DocumentKind.InvoiceCopy }, 0)]
    public void What_is_missing_depends_on_what_was_sold(ClaimObject? of, DocumentKind[] present, int missing) =>
        Assert.Equal(missing, NeededDocument.Missing(NeededDocument.Defaults, of, CustomerKind.Company, present).Count());

    [Fact]
    public void A_rule_may_be_for_some_customers_only()
    {
        NeededDocument[] rules = [new([DocumentKind.GeneralTerms], [], [CustomerKind.Consumer])];
        Assert.Empty(NeededDocument.Missing(rules, null, CustomerKind.Company, []));
        Assert.Single(NeededDocument.Missing(rules, ClaimObject.Goods, CustomerKind.Consumer, []));
    }

    static Specification<Document, DocumentCommand, DocumentEvent> Given(params DocumentEvent[] facts) => Specification<Document, DocumentCommand, DocumentEvent>.Given(facts);

    static Specification<Document, DocumentCommand, DocumentEvent> Known(params DocumentEvent[] facts) => Given([new DocumentRegistered(Key, Note), .. facts]);
}
