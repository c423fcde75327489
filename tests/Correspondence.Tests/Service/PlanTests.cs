using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Tests.Letters;
using Recouvrement.Platform.Typesetting;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>A plan that was agreed to elsewhere stands in its confirmation as it came, to the cent.</summary>
public sealed class PlanTests(CorrespondenceFixture fixture) : IClassFixture<CorrespondenceFixture>
{
    // Neither even, nor whole, nor equal: nothing that is computed anew would give them.
    static readonly AgreedPlanV1 Plan = new(new(2026, 3, 13), [new(new(2026, 4, 1), 33_334), new(new(2026, 5, 11), 33_333), new(new(2026, 6, 30), 33_333)]);

    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;

    internal static MessageRequestedV1 Confirmation(Guid debtor, string channel, long? givenUp = null) => Story.Message(debtor, channel, "plan") is var asked
        ? asked with { Deadline = null, SanctionOn = null, Statement = asked.Statement with { InterestCents = 0, CompensationCents = 0, InterestPeriods = [], RateOrigin = null }, Plan = Plan with { GivenUpCents = givenUp } }
        : null!;

    [StandInFact]
    public async Task A_mail_says_each_instalment_to_the_cent()
    {
        var asked = await correspondence.Ask(debtor => Confirmation(debtor, "email"));
        await correspondence.Ended(asked);
        var mail = Assert.Single(await correspondence.Outside.Mails(Story.MailboxOf(asked.Debtor)));
        SaysThePlan(mail.GetProperty("text").GetString()!);
        SaysThePlan(mail.GetProperty("html").GetString()!);
    }

    [StandInFact]
    public async Task A_letter_says_each_instalment_to_the_cent_and_names_the_invoices()
    {
        var asked = await correspondence.Ask(debtor => Confirmation(debtor, "letter"));
        await correspondence.Ended(asked);
        var text = (await correspondence.Service.Services.GetRequiredService<Typesetter>().ReadText(await correspondence.Document(asked), default)).Text;
        SaysThePlan(text);
        Assert.Contains("FA2026-0012", text, StringComparison.Ordinal);
    }

    [StandInTheory]
    [InlineData("email")]
    [InlineData("letter")]
    public async Task It_says_what_is_given_up_once_the_plan_is_kept_to_the_cent(string channel)
    {
        var asked = await correspondence.Ask(debtor => Confirmation(debtor, channel, 12_345));
        await correspondence.Ended(asked);
        var text = channel == "letter"
            ? (await correspondence.Service.Services.GetRequiredService<Typesetter>().ReadText(await correspondence.Document(asked), default)).Text
            : Assert.Single(await correspondence.Outside.Mails(Story.MailboxOf(asked.Debtor))).GetProperty("text").GetString()!;
        SaysThePlan(text);
        Assert.Contains(Sentences.GivenUp("fr", asked.Statement.OutstandingCents, 12_345), Wording.Flat(text), StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task A_confirmation_without_its_plan_does_not_go()
    {
        var asked = await correspondence.Ask(debtor => Confirmation(debtor, "letter") with { Plan = null });
        Assert.Equal("template_error", (await correspondence.Ended(asked, "failed")).GetProperty("reason").GetString());
    }

    static void SaysThePlan(string text)
    {
        var plain = System.Net.WebUtility.HtmlDecode(text).Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace('\n', ' ');
        Assert.All(Plan.Instalments, one =>
        {
            Assert.Contains(Written.Date("fr", one.DueOn), plain, StringComparison.Ordinal);
            Assert.Contains(Written.Money("fr", one.AmountCents), plain, StringComparison.Ordinal);
        });
        Assert.Contains(Written.Date("fr", Plan.AgreedOn), plain, StringComparison.Ordinal);
        Assert.Contains(Written.Money("fr", 100_000), plain, StringComparison.Ordinal);
    }
}
