using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Recouvrement.Platform.Hosting;

/// <summary>Installations that hold nobody's money. What guards a real one is asked here, in one place, whether it may be left off.</summary>
static class Play
{
    /// <summary>The clock is moved by whoever tries the system.</summary>
    public static bool IsVirtual(IConfiguration configuration) => configuration["Clock:Mode"] == "virtual";

    /// <summary>Keys in plain text and a database in clear are allowed.</summary>
    public static bool IsOn(WebApplicationBuilder builder) => IsVirtual(builder.Configuration) || builder.Environment.IsDevelopment();
}
