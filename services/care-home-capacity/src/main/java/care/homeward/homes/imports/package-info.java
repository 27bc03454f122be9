/**
 * Files of others: homes as the regulator's directory lists them, capacity as the Capacity Tracker
 * returns it.
 *
 * <p>A row that cannot be read is reported by line and column, in words that do not repeat what
 * stands there; the others are taken in. The same file again changes nothing. Telephone numbers,
 * mail addresses and streets of homes are not read.
 *
 * <p>Read in this order: {@link care.homeward.homes.imports.Table}, {@link
 * care.homeward.homes.imports.Row}, {@link care.homeward.homes.imports.BadRow}, {@link
 * care.homeward.homes.imports.ImportSettings}, {@link care.homeward.homes.imports.PartnershipMap},
 * {@link care.homeward.homes.imports.DirectoryRow}, {@link care.homeward.homes.imports.TrackerRow},
 * {@link care.homeward.homes.imports.Report}, {@link care.homeward.homes.imports.DirectoryDesk},
 * {@link care.homeward.homes.imports.TrackerDesk}, {@link care.homeward.homes.imports.ImportApi}.
 */
@NullMarked
package care.homeward.homes.imports;

import org.jspecify.annotations.NullMarked;
