using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Policies;

namespace Recouvrement.Dunning.Tests.Domain.Policies;

/// <summary>How a step speaks and what it offers goes out with it.</summary>
public sealed class OfferTests
{
    static readonly DateOnly Due = new(2026, 3, 16);

    [Fact]
    public void A_negligent_payer_is_offered_a_mandate_before_the_due_date_and_nothing_in_the_notice()
    {
        var story = Story.Of(payer: PayerProfile.Negligent).Owes("F1", Due, 600).Walk(Due.AddDays(-15), Due.AddDays(90));
        Assert.Equal((Tone.Courteous, Offer.SepaMandate), (story.Asked("pre_reminder_2").Tone, story.Asked("pre_reminder_2").Offer));
        Assert.Equal((Tone.Severe, null), (story.Asked("formal_notice").Tone, story.Asked("formal_notice").Offer));
    }

    [Theory]
    [InlineData(CustomerKind.Retailer, Signatory.SalesDirector)]
    [InlineData(CustomerKind.Company, null)]
    public void The_notice_to_a_large_retailer_is_signed_by_the_sales_director(CustomerKind kind, Signatory? signed)
    {
        var story = Story.Of(kind).Owes("F1", Due, 60_000).Walk(Due.AddDays(-15), Due.AddDays(120));
        Assert.Equal(signed, story.Asked("formal_notice").SignedBy);
        Assert.Null(story.Asked("letter_1").SignedBy);
    }

    [Fact]
    public void The_last_call_to_a_craftsman_offers_three_instalments()
    {
        var story = Story.Of(CustomerKind.Craftsman).Owes("F1", Due, 600).Walk(Due.AddDays(-15), Due.AddDays(60));
        var on = story.Decided("call_2").On;
        var act = story.Case.Outgoing[story.Decided("call_2").Decision];
        Assert.Equal(Offer.ThreeInstalments, new Situation(story.Case, story.Now(on), on).StepTaken(act)?.Offer);
        story.Policies = Written.Book(Written.Document(Written.Reminder));
        Assert.Null(new Situation(story.Case, story.Now(on), on).StepTaken(act));
    }
}
