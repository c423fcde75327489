namespace Recouvrement.Dunning.Domain.Team;

/// <summary>The facts of a member of the team. The name and the address are personal data and lie where they can be erased; here stands an id.</summary>
public abstract record MemberEvent
{
    MemberEvent()
    {
    }

    /// <summary>Joined the team, moved to another department or got another manager.</summary>
    /// <param name="Member">Its id.</param>
    /// <param name="Department">Where it works.</param>
    /// <param name="Manager">Who hears of what the member leaves unanswered; null for nobody.</param>
    /// <param name="SalesPerson">The ERP's code of it as a sales person; null where it sells nothing.</param>
    public sealed record MemberEnrolled(Guid Member, Department Department, Guid? Manager, string? SalesPerson = null) : MemberEvent;

    /// <summary>Has left the team.</summary>
    /// <param name="Member">Its id.</param>
    /// <param name="On">First day on which it is no longer there.</param>
    public sealed record MemberLeft(Guid Member, DateOnly On) : MemberEvent;

    /// <summary>Will be away (absence).</summary>
    /// <param name="Member">Its id.</param>
    /// <param name="Absence">Id of the absence.</param>
    /// <param name="From">First day.</param>
    /// <param name="To">Last day.</param>
    /// <param name="Substitute">Who stands in; null for nobody.</param>
    public sealed record AbsencePlanned(Guid Member, Guid Absence, DateOnly From, DateOnly To, Guid? Substitute) : MemberEvent;

    /// <summary>Will not be away after all.</summary>
    /// <param name="Member">Its id.</param>
    /// <param name="Absence">Id of the absence.</param>
    public sealed record AbsenceCancelled(Guid Member, Guid Absence) : MemberEvent;
}

/// <summary>What can be said of a member.</summary>
public abstract record MemberCommand
{
    MemberCommand()
    {
    }

    /// <summary>It is in the team, in this department, under this manager.</summary>
    /// <param name="Member">Its id.</param>
    /// <param name="Department">Where it works.</param>
    /// <param name="Manager">Its manager, or null.</param>
    /// <param name="SalesPerson">The ERP's code of it as a sales person; several members may have the same.</param>
    public sealed record Enrol(Guid Member, Department Department, Guid? Manager, string? SalesPerson = null) : MemberCommand;

    /// <summary>It leaves.</summary>
    public sealed record Leave(Guid Member, DateOnly On) : MemberCommand;

    /// <summary>It will be away; said again with other days, these hold.</summary>
    public sealed record PlanAbsence(Guid Member, Absence Absence) : MemberCommand;

    /// <summary>It will not be away after all.</summary>
    public sealed record CancelAbsence(Guid Member, Guid Absence) : MemberCommand;
}
