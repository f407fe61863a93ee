# Puts text files of this folder into the program, so that it needs no data folder of its own.
function(gongshi_read_list variable file)
  file(READ ${CMAKE_CURRENT_SOURCE_DIR}/${file} text)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  set(${variable} "${text}" PARENT_SCOPE)
endfunction()

gongshi_read_list(GONGSHI_WORDS readings/words.txt)
gongshi_read_list(GONGSHI_CHARACTERS readings/characters.txt)
gongshi_read_list(GONGSHI_SURNAMES readings/surnames.txt)
configure_file(readings/own_readings.cc.in own_readings.cc @ONLY)

set(GONGSHI_STARTER "")
foreach(
  name
  answers.yaml
  hospital.yaml
  catalogue.yaml
  columns.yaml
  displays.yaml
  emergency.yaml
  messages.yaml
  plans.yaml
  prices/services.csv
  prices/drugs.csv
  prices/consumables.csv
  people/departments.csv
  people/doctors.csv
  people/leaders.csv
  people/sessions.csv
  pages/visit-steps.zh.md
  pages/records-copy.zh.md)
  gongshi_read_list(text starter/${name})
  string(APPEND GONGSHI_STARTER "    {\"${name}\", R\"file(${text})file\"},\n")
endforeach()
configure_file(starter_files.cc.in starter_files.cc @ONLY)
