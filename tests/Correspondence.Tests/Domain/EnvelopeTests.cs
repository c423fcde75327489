using Recouvrement.Correspondence.Domain.Enclosing;
using Recouvrement.Correspondence.Domain.Messages;
using Xunit;
using static Recouvrement.Correspondence.Domain.Messages.MessageCommand;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;
using static Recouvrement.Correspondence.Tests.Domain.Sample;

namespace Recouvrement.Correspondence.Tests.Domain;

/// <summary>What goes into an envelope beside the letter, and what becomes of a letter that does not leave with it.</summary>
public sealed class EnvelopeTests
{
    static readonly EnclosedCopy[] Copies = [new(Guid.CreateVersion7(), "FA2026-0012", Hash, 1_000, 2)];
    static readonly MessageEvent[] Enclosing = [.. Posted[..2], new CopiesEnclosed(Copies, Monday), Posted[2]];

    [Theory]
    [InlineData(1, "", "")]
    [InlineData(1, "1", "yes")]
    [InlineData(1, "18", "yes")]           // nine sheets and the letter's: ten
    [InlineData(1, "19", "no")]
    [InlineData(9, "2", "yes")]
    [InlineData(9, "3", "no")]
    [InlineData(10, "1", "no")]
    [InlineData(12, "1", "no")]            // the letter alone is too much: it goes alone
    [InlineData(1, "17 1", "yes no")]      // each begins on a sheet of its own
    [InlineData(1, "20 2 - 16", "no yes no yes")]
    [InlineData(1, "1 1 1 1", "yes yes yes no")]  // four documents with the letter
    public void Each_copy_goes_in_while_there_is_room_and_a_large_one_keeps_no_small_one_out(int letter, string pages, string taken) => Assert.Equal(
        taken, string.Join(' ', new EnvelopeSpace(Sheets: 10, Documents: 4).Takes(letter, [.. pages.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p == "-" ? (int?)null : int.Parse(p, null))]).Select(t => t ? "yes" : "no")));

    [Theory]
    [InlineData(false, "595.28x841.89", null)]
    [InlineData(false, "595x842", null)]
    [InlineData(false, "841.89x595.28", null)]       // across
    [InlineData(false, "600.9x841.89", null)]
    [InlineData(false, "601x841.89", "not_a4")]
    [InlineData(false, "595.28x836", "not_a4")]
    [InlineData(false, "612x792", "not_a4")]         // the American letter
    [InlineData(false, "420x595", "not_a4")]
    [InlineData(false, "595x842 842x1191", "not_a4")]
    [InlineData(false, "0x0", "not_a4")]
    [InlineData(false, "", "without_pages")]
    [InlineData(true, "595x842", "encrypted")]
    public void Only_what_is_A4_throughout_and_open_is_printed(bool isEncrypted, string pages, string? reason) => Assert.Equal(
        reason, PrintedPage.Against(isEncrypted, [.. pages.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(page => page.Split('x')).Select(page => new PrintedPage(Number(page[0]), Number(page[1])))]));

    [Fact]
    public void A_letter_that_does_not_leave_with_its_copies_is_made_anew_without_them()
    {
        Given(Enclosing).When(new LeaveCopiesOut(Tuesday)).Then(new CopiesLeftOut(Tuesday));
        Given([.. Enclosing, new CopiesLeftOut(Tuesday)]).When(Start with { On = Tuesday }).Then(new MessagePrepared(Hash, Start.Role, Tuesday), new SendingStarted(Tuesday));
    }

    [Fact]
    public void Without_them_it_can_be_called_back_again()
    {
        Given([.. Enclosing, new CopiesLeftOut(Monday)]).When(CallBack).Then(new MessageWithdrawn("paid", Tuesday));
        Given([.. Enclosing, new WithdrawalHeard("paid", Monday)]).When(new LeaveCopiesOut(Tuesday)).Then(new MessageWithdrawn("paid", Tuesday));
    }

    [Fact]
    public void What_has_no_copies_or_has_left_leaves_none_out()
    {
        Given(Posted[..3]).When(new LeaveCopiesOut(Monday)).ThenNothing();
        Given([.. Enclosing, Posted[3]]).When(new LeaveCopiesOut(Monday)).ThenNothing();
    }

    static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
