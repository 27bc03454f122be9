package care.homeward.live.pages.homes;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.VacancyTrait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/**
 * All figures of a home as they stand in the form, as text: what is typed stays, right or wrong.
 *
 * @param rows one for each type of bed, those the home told of first
 * @param ofAll what is asked once for the whole home: {@code yes}, {@code no}, {@code some} or
 *     nothing, by trait
 * @param at when it was typed, for what is sent later than that; empty for when it arrives
 */
record Declaring(List<Row> rows, Map<String, String> ofAll, String at) {

  /** Asked once, since most homes hold to it in all rooms. */
  static final List<VacancyTrait> ASKED_ONCE =
      List.of(VacancyTrait.ADMITS_AT_WEEKENDS, VacancyTrait.TAKES_TRUSTED_ASSESSMENT);

  private static final List<String> FIGURES = List.of("maximum", "reserved", "notAdmittable");
  private static final String AWAY = "residentsInHospital";
  private static final String RATE = "weeklyRate";
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,4}");

  /**
   * Beds of one type.
   *
   * @param told whether the home told of the type before
   * @param beds those free; blank where the home does not speak of this type
   * @param figures the other figures and the weekly rate, by their name
   */
  record Row(
      String type, boolean told, String beds, Map<String, String> figures, Set<String> traits) {

    public String name() {
      return Terms.bed(type);
    }

    boolean spoken() {
      return !beds.isEmpty();
    }

    /**
     * Every bed is one of four: what is none of the others is lived in. 0 while not all is said.
     */
    int livedIn() {
      return Stream.concat(Stream.of(beds), FIGURES.stream().map(this::figure))
              .allMatch(Declaring::whole)
          ? Integer.parseInt(figure("maximum"))
              - Integer.parseInt(figure("reserved"))
              - Integer.parseInt(figure("notAdmittable"))
              - Integer.parseInt(beds)
          : 0;
    }

    /** One of the other figures as it stands in the form. */
    public String figure(String name) {
      return figures.getOrDefault(name, "");
    }
  }

  /** Types the home told of or speaks of now. */
  public List<Row> spoken() {
    return rows.stream().filter(row -> row.told() || row.spoken()).toList();
  }

  /** The other types. */
  public List<Row> silent() {
    return rows.stream().filter(row -> !row.told() && !row.spoken()).toList();
  }

  /** What the home told last, carried on by the beds kept since. */
  static Declaring of(JsonNode home) {
    var told = new LinkedHashMap<String, Row>();
    var closed = home.path("closed").isObject();
    for (var free : home.path("vacancies")) {
      var type = free.path("bedType").asString("");
      told.put(type, row(type, free, closed));
    }
    var rows = new ArrayList<>(told.values());
    for (var type : Terms.BED_TYPES) {
      if (!told.containsKey(type.code())) {
        rows.add(new Row(type.code(), false, "", Map.of(), Set.of()));
      }
    }
    var ofAll = new LinkedHashMap<String, String>();
    for (var trait : ASKED_ONCE) {
      ofAll.put(trait.name(), held(told.values(), trait.name()));
    }
    return new Declaring(rows, ofAll, "");
  }

  /** A bed kept since is reserved now, not free; a home that is closed has none free at all. */
  private static Row row(String type, JsonNode free, boolean closed) {
    var told = free.path("told").asInt(0);
    var beds = closed ? told : free.path("free").asInt(told);
    var figures = new LinkedHashMap<String, String>();
    var given = free.path("figures");
    if (given.isObject()) {
      FIGURES.forEach(name -> figures.put(name, given.path(name).asString("")));
      figures.put(AWAY, given.path(AWAY).asString(""));
      figures.put(
          "reserved", String.valueOf(given.path("reserved").asInt(0) + Math.max(0, told - beds)));
    }
    figures.put(RATE, free.path(RATE).asString(""));
    var traits = new LinkedHashSet<String>();
    free.path("traits").forEach(trait -> traits.add(trait.asString("")));
    return new Row(type, true, String.valueOf(beds), figures, traits);
  }

  private static String held(java.util.Collection<Row> told, String trait) {
    var having = told.stream().filter(row -> row.traits().contains(trait)).count();
    if (told.isEmpty()) {
      return "";
    }
    return having == 0 ? "no" : having == told.size() ? "yes" : "some";
  }

  /** As typed; the rows stand as they did. */
  static Declaring typed(MultiValueMap<String, String> form, @Nullable Declaring last) {
    var rows = new ArrayList<Row>();
    var types = new LinkedHashSet<String>();
    if (last != null) {
      last.rows().forEach(row -> types.add(row.type()));
    }
    Terms.BED_TYPES.forEach(type -> types.add(type.code()));
    for (var type : types) {
      var figures = new LinkedHashMap<String, String>();
      FIGURES.forEach(name -> figures.put(name, text(form, name + "." + type)));
      figures.put(AWAY, text(form, AWAY + "." + type));
      figures.put(RATE, text(form, RATE + "." + type));
      var traits = new LinkedHashSet<>(form.getOrDefault("traits." + type, List.of()));
      traits.addAll(form.getOrDefault("held." + type, List.of()));
      var told = form.containsKey("told." + type);
      rows.add(new Row(type, told, text(form, "beds." + type), figures, traits));
    }
    var ofAll = new LinkedHashMap<String, String>();
    ASKED_ONCE.forEach(trait -> ofAll.put(trait.name(), text(form, trait.name())));
    return new Declaring(rows, ofAll, text(form, "at"));
  }

  private static String text(MultiValueMap<String, String> form, String name) {
    var value = form.getFirst(name);
    return value == null ? "" : value.strip();
  }

  /** What is wrong with what was typed, by field. */
  Map<String, String> wrong() {
    var wrong = new LinkedHashMap<String, String>();
    for (var row : rows) {
      if (row.spoken() && !whole(row.beds())) {
        wrong.put("beds." + row.type(), row.name() + ": write how many beds are free, as 0 or 2.");
      }
      var given = FIGURES.stream().filter(name -> !row.figure(name).isEmpty()).toList();
      row.figures()
          .forEach(
              (name, value) -> {
                if (!value.isEmpty() && !whole(value)) {
                  wrong.put(name + "." + row.type(), row.name() + ": write a whole number.");
                }
              });
      if (row.spoken() && row.livedIn() < 0) {
        wrong.putIfAbsent(
            "beds." + row.type(),
            row.name()
                + ": free, reserved and not admittable are more than the "
                + row.figure("maximum")
                + " beds there are.");
      }
      var speaks = !given.isEmpty() || !row.figure(AWAY).isEmpty();
      if (speaks && given.size() < FIGURES.size()) {
        FIGURES.stream()
            .filter(name -> !given.contains(name))
            .findFirst()
            .ifPresent(
                name ->
                    wrong.putIfAbsent(
                        name + "." + row.type(),
                        row.name() + ": tell the other figures too, or none of them."));
      }
      if (!row.spoken() && speaks) {
        wrong.putIfAbsent("beds." + row.type(), row.name() + ": say how many are free.");
      }
    }
    if (rows.stream().noneMatch(Row::spoken)) {
      wrong.put("beds." + rows.getFirst().type(), "Say of one type of bed how many are free.");
    }
    return wrong;
  }

  private static boolean whole(String value) {
    return WHOLE.matcher(value).matches();
  }

  /** What is sent to the service; only what {@link #wrong} finds nothing in. */
  Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    body.put("vacancies", rows.stream().filter(Row::spoken).map(this::vacancy).toList());
    if (!at.isEmpty()) {
      body.put("toldAt", at);
    }
    return body;
  }

  private Map<String, Object> vacancy(Row row) {
    var vacancy = new LinkedHashMap<String, Object>();
    vacancy.put("bedType", BedType.valueOf(row.type()).name());
    vacancy.put("beds", Integer.valueOf(row.beds()));
    if (!row.figure("maximum").isEmpty()) {
      var figures = new LinkedHashMap<String, Object>();
      FIGURES.forEach(name -> figures.put(name, Integer.valueOf(row.figure(name))));
      figures.put("occupied", row.livedIn());
      if (!row.figure(AWAY).isEmpty()) {
        figures.put(AWAY, Integer.valueOf(row.figure(AWAY)));
      }
      vacancy.put("figures", figures);
    }
    var traits = new LinkedHashSet<>(row.traits());
    ofAll.forEach(
        (trait, held) -> {
          switch (held) {
            case "yes" -> traits.add(trait);
            case "some" -> {
              // stays as it is told type by type
            }
            default -> traits.remove(trait);
          }
        });
    vacancy.put("traits", List.copyOf(traits));
    if (!row.figure(RATE).isEmpty()) {
      vacancy.put(RATE, Integer.valueOf(row.figure(RATE)));
    }
    return vacancy;
  }
}
