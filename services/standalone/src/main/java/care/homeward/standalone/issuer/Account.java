package care.homeward.standalone.issuer;

import java.util.Arrays;

/** The people one can be in the demonstration: one for each role. */
enum Account {
  COORDINATOR("r.naylor", "Ruth Naylor", "coordinator", "Discharge coordinator", "on the wards"),
  TEAM(
      "s.iqbal",
      "Sana Iqbal",
      "team",
      "Neighbourhood team",
      "takes people on at home",
      "team-minster",
      ""),
  COMMUNITY(
      "a.birch",
      "Aisha Birch",
      "community-organisation",
      "Community organisation",
      "is asked for errands and company",
      "org-neighbours-minster-gate",
      ""),
  CARE_HOME(
      "m.booth",
      "Martin Booth",
      "care-home",
      "Care home manager",
      "has beds to offer",
      "",
      "home-larkfield-court"),
  HUB("j.carr", "Joanne Carr", "hub", "Care transfer hub", "finds the team or the bed"),
  LEADER("d.fenwick", "Delia Fenwick", "leader", "System leader", "sees figures, never people"),
  COMMISSIONER(
      "p.holroyd", "Priya Holroyd", "commissioner", "Commissioner", "watches how homes fare"),
  OPERATOR("t.lister", "Tom Lister", "operator", "Operator", "keeps the services running");

  /** Of all of them; it protects nothing and is printed on the page. */
  static final String PASSWORD = "homeward";

  final String username;
  final String displayName;
  final String role;
  final String title;
  final String does;

  /** The one team or organisation it acts for; empty for none. */
  final String team;

  /** The one home it acts for; empty for none. */
  final String home;

  Account(String username, String displayName, String role, String title, String does) {
    this(username, displayName, role, title, does, "", "");
  }

  Account(
      String username,
      String displayName,
      String role,
      String title,
      String does,
      String team,
      String home) {
    this.username = username;
    this.displayName = displayName;
    this.role = role;
    this.title = title;
    this.does = does;
    this.team = team;
    this.home = home;
  }

  static Account of(String username) {
    return Arrays.stream(values())
        .filter(account -> account.username.equals(username))
        .findFirst()
        .orElseThrow();
  }
}
