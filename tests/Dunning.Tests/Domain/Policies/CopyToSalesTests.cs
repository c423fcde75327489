using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Policies;

namespace Recouvrement.Dunning.Tests.Domain.Policies;

/// <summary>Who sells to the debtor gets a copy where the step wants it.</summary>
public sealed class CopyToSalesTests
{
    static readonly DateOnly Due = new(2026, 3, 16);

    [Fact]
    public void The_second_reminder_to_a_large_retailer_goes_to_who_sells_to_it_as_well()
    {
        var story = Story.Of(CustomerKind.Retailer, salesPerson: "V-07").Owes("F1", Due, 6000).Walk(Due.AddDays(-15), Due.AddDays(40));
        Assert.Equal("V-07", story.Asked("reminder_2").CopyToSales);
        Assert.Null(story.Asked("statement_1").CopyToSales);
    }

    [Fact]
    public void Nobody_gets_a_copy_where_nobody_sells() =>
        Assert.Null(Story.Of(CustomerKind.Retailer).Owes("F1", Due, 6000).Walk(Due.AddDays(-15), Due.AddDays(40)).Asked("reminder_2").CopyToSales);

    [Fact]
    public void Nobody_gets_a_copy_of_what_the_debtor_does_not_get()
    {
        var story = Story.Of(CustomerKind.Retailer, salesPerson: "V-07");
        story.Entity = story.Entity with { Mode = SendingMode.Redirect };
        Assert.Null(story.Owes("F1", Due, 6000).Walk(Due.AddDays(-15), Due.AddDays(40)).Asked("reminder_2").CopyToSales);
    }

    [Fact]
    public void A_letter_has_no_copy()
    {
        var story = Story.Of(CustomerKind.Retailer, email: false, salesPerson: "V-07").Owes("F1", Due, 6000).Walk(Due.AddDays(-15), Due.AddDays(40));
        Assert.Null(story.Asked("reminder_2").CopyToSales);
        Assert.Contains(PolicyReading.Read(Written.Document(Written.Letter with { CopyToSales = true }), 1).Faults, fault => fault.Field == "steps[0].copyToSales");
    }
}
