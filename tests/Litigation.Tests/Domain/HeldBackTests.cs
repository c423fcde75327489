using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Support;
using static Recouvrement.Litigation.Domain.Files.FileCommand;
using static Recouvrement.Litigation.Domain.Files.FileEvent;
using static Recouvrement.Litigation.Tests.Domain.Sample;

namespace Recouvrement.Litigation.Tests.Domain;

public sealed class HeldBackTests
{
    static readonly FileOpened Opened = new(Of, 1, Notice, Both, Monday);
    static readonly TurnedDown Full = new("alpha", ["capacity_full"]), Lapsed = new("alpha", ["papers_lapsed"]);

    [Fact]
    public void A_file_that_no_agency_can_take_says_why_and_says_it_again_only_when_it_changes()
    {
        Given(Opened).When(new HoldBackFile([Full], Monday)).Then(new FileHeldBack([Full], Monday));
        Given(Opened, new FileHeldBack([Full], Monday)).When(new HoldBackFile([new("alpha", ["capacity_full"])], Tuesday)).ThenNothing();
        Given(Opened, new FileHeldBack([Full], Monday)).When(new HoldBackFile([Lapsed], Tuesday)).Then(new FileHeldBack([Lapsed], Tuesday));
        Given(Opened).When(new HoldBackFile([], Monday)).Then(new FileHeldBack([], Monday));
    }

    [Fact]
    public void Only_a_file_that_waits_is_held_back()
    {
        Given().When(new HoldBackFile([Full], Monday)).ThenNothing();
        Given(Opened, new FilePlaced(Placed, "alpha", Monday)).When(new HoldBackFile([Full], Tuesday)).ThenNothing();
        Given(Opened, new FileClosed("settled", Monday)).When(new HoldBackFile([Full], Tuesday)).ThenNothing();
    }

    [Fact]
    public void A_file_is_placed_with_the_reason_for_its_agency()
    {
        var why = new WhyAgency(1, false, [], [Full]);
        Given(Opened, new FileHeldBack([Full], Monday)).When(new PlaceFile(Placed, "beta", Tuesday, why)).Then(new FilePlaced(Placed, "beta", Tuesday, why));
    }

    static Specification<LitigationFile, FileCommand, FileEvent> Given(params FileEvent[] facts) => Specification<LitigationFile, FileCommand, FileEvent>.Given(facts);
}
