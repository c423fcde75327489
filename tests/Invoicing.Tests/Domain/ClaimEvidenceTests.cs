using Recouvrement.Invoicing.Domain.Documents;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class ClaimEvidenceTests
{
    static readonly DateOnly On = new(2026, 3, 16);
    static readonly CopiedInvoice Of = new("732829320", Guid.NewGuid(), "FA2026-0012");
    static readonly EvidenceItem Copy = new(DocumentKind.InvoiceCopy, "COPY", HolderKind.Invoice, null, null, new("9f86", 12, "application/pdf"));
    static readonly MissingEvidence Order = new([DocumentKind.SignedQuote, DocumentKind.PurchaseOrder]);

    static ClaimEvidenceCommand List(EvidenceItem[] items, params MissingEvidence[] missing) => new ClaimEvidenceCommand.List(Of, [.. items], [.. missing], On);

    static ClaimEvidence Given(ClaimEvidenceCommand command) => ClaimEvidence.Evolve(ClaimEvidence.Initial, Assert.Single(ClaimEvidence.Decide(ClaimEvidence.Initial, command).Facts));

    [Fact]
    public void A_claim_that_nothing_proves_is_told_as_such_once() =>
        Assert.Empty(ClaimEvidence.Decide(Given(List([], Order)), List([], Order)).Facts);

    [Fact]
    public void The_same_list_again_is_no_news_and_a_paper_more_or_a_need_less_is()
    {
        var known = Given(List([Copy], Order));
        Assert.Empty(ClaimEvidence.Decide(known, List([Copy with { }], new MissingEvidence([DocumentKind.SignedQuote, DocumentKind.PurchaseOrder]))).Facts);
        Assert.Single(ClaimEvidence.Decide(known, List([Copy with { Content = null }], Order)).Facts);
        Assert.Single(ClaimEvidence.Decide(known, List([Copy])).Facts);
    }
}
