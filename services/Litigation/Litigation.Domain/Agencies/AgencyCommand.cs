namespace Recouvrement.Litigation.Domain.Agencies;

/// <summary>Orders to the register of agencies.</summary>
public abstract record AgencyCommand
{
    AgencyCommand() { }

    /// <summary>Enters an agency, or changes how it is shown.</summary>
    /// <param name="Name">As in <see cref="AgencyName"/>.</param>
    /// <param name="DisplayName">Company name.</param>
    public sealed record RegisterAgency(string Name, string DisplayName) : AgencyCommand;

    /// <summary>Says what the agency can take on.</summary>
    /// <param name="Profile">All of it.</param>
    /// <param name="On">Business date.</param>
    public sealed record DescribeAgency(AgencyProfile Profile, DateOnly On) : AgencyCommand;

    /// <summary>The agency has shown a paper, or one on file is corrected.</summary>
    /// <param name="Paper">As it is shown.</param>
    /// <param name="On">Business date.</param>
    public sealed record FilePaper(AgencyPaper Paper, DateOnly On) : AgencyCommand;

    /// <summary>A paper holds no more, or was filed by mistake.</summary>
    /// <param name="Kind">Which.</param>
    /// <param name="Reference">Which of the kind.</param>
    /// <param name="On">Business date.</param>
    public sealed record WithdrawPaper(PaperKind Kind, string Reference, DateOnly On) : AgencyCommand;

    /// <summary>The agency has its messages delivered or reads them another way: it needs no queue.</summary>
    /// <param name="Name">In the register.</param>
    /// <param name="On">Business date.</param>
    public sealed record CloseQueue(string Name, DateOnly On) : AgencyCommand;

    /// <summary>The agency reads a queue from now on.</summary>
    /// <param name="Name">In the register.</param>
    /// <param name="On">Business date.</param>
    public sealed record OpenQueue(string Name, DateOnly On) : AgencyCommand;

    /// <summary>The day's look at the papers: what lapses is warned of once.</summary>
    /// <param name="GuaranteeRequired">A mandate in force asks for a guarantee.</param>
    /// <param name="WarnDays">From how many days before the end.</param>
    /// <param name="On">Business date.</param>
    public sealed record CheckPapers(bool GuaranteeRequired, int WarnDays, DateOnly On) : AgencyCommand;
}
