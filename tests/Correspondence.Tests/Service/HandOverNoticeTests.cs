using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Tests.Letters;
using Recouvrement.Platform.Typesetting;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>A debtor reads who has its claims and from which day, or that it is an agency where nobody knows which.</summary>
public sealed class HandOverNoticeTests(CorrespondenceFixture fixture) : IClassFixture<CorrespondenceFixture>
{
    static readonly DateOnly From = new(2026, 3, 11);

    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;

    static MessageRequestedV1 Notice(Guid debtor, string channel, string? agency) => Story.Message(debtor, channel, "handover_notice") is var asked
        ? asked with { Deadline = null, SanctionOn = null, Statement = asked.Statement with { InterestCents = 0, CompensationCents = 0, InterestPeriods = [], RateOrigin = null }, HandOver = new(From, agency) }
        : null!;

    [StandInTheory]
    [InlineData("Agence Alpha & Fils SAS", "à Agence Alpha & Fils SAS.")]
    [InlineData(null, "à une société de recouvrement.")]
    public async Task A_mail_and_a_letter_say_it_the_same_way_however_late_they_leave(string? agency, string said)
    {
        var (mail, letter) = (await correspondence.Ask(debtor => Notice(debtor, "email", agency)), await correspondence.Ask(debtor => Notice(debtor, "letter", agency)));
        await correspondence.Ended(mail);
        await correspondence.Ended(letter);
        var text = Assert.Single(await correspondence.Outside.Mails(Story.MailboxOf(mail.Debtor))).GetProperty("text").GetString()!;
        var printed = (await correspondence.Service.Services.GetRequiredService<Typesetter>().ReadText(await correspondence.Document(letter), default)).Text;
        Assert.All((string[])[text, printed], form => Assert.Contains($"est confié, à compter du {Written.Date("fr", From)}, {said}", Wording.Flat(form), StringComparison.Ordinal));
    }
}
