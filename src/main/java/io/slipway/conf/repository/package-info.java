/**
 * Reads feature repositories: a directory of YAML files, with the place of everything that is wrong; and the HOCON file that tells
 * which runtimes and environments the platform has.
 */
@NullMarked
package io.slipway.conf.repository;

import org.jspecify.annotations.NullMarked;
